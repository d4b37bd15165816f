package dev.hma.evaluation.holdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.core.Hma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldoutSplitTest {
    private static final Hma HMA = Hma.create();

    /** A foreign key: child table, column, parent table. Primary keys are called {@code id}. */
    private record Key(String child, String column, String parent) {}

    @TempDir
    private Path home;

    private final Map<String, List<String>> tables = new LinkedHashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private Path data;
    private Path metadata;

    @BeforeEach
    void makeDirectory() throws IOException {
        data = Files.createDirectory(home.resolve("data"));
        metadata = home.resolve("metadata.json");
    }

    /** A table of keys and a text; the row begins with its number, which is its key. */
    private void table(String name, List<String> foreignKeys, int rows, IntFunction<String> references) {
        List<String> lines = new ArrayList<>(List.of("id," + columns(foreignKeys) + "note"));
        IntStream.range(0, rows).forEach(i -> lines.add(i + "," + references.apply(i) + "n" + i));
        tables.put(name, lines);
    }

    private static String columns(List<String> names) {
        return names.stream().map(name -> name + ",").collect(Collectors.joining());
    }

    private void key(String child, String column, String parent) {
        keys.add(new Key(child, column, parent));
    }

    private void write() throws IOException {
        List<String> described = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            Files.write(data.resolve(table.getKey() + ".csv"), table.getValue());
            String columns = List.of(table.getValue().get(0).split(",", -1)).stream()
                    .map(c -> "\"" + c + "\": {\"sdtype\": \"" + (c.equals("note") ? "categorical" : "id") + "\"}")
                    .collect(Collectors.joining(", "));
            described.add("\"" + table.getKey() + "\": {\"primary_key\": \"id\", \"columns\": {" + columns + "}}");
        }
        String relationships = keys.stream()
                .map(key -> "{\"parent_table_name\": \"" + key.parent() + "\", \"parent_primary_key\": \"id\","
                        + " \"child_table_name\": \"" + key.child() + "\", \"child_foreign_key\": \"" + key.column()
                        + "\"}")
                .collect(Collectors.joining(", "));
        Files.writeString(
                metadata,
                "{\"METADATA_SPEC_VERSION\": \"V1\", \"tables\": {" + String.join(", ", described)
                        + "}, \"relationships\": [" + relationships + "]}");
    }

    private List<DividedTable> divide(double fraction, long seed, String to) throws IOException {
        HoldoutSplit split = HoldoutSplit.of(HMA, metadata, data, fraction, seed);
        Files.createDirectories(training(to));
        Files.createDirectories(heldOut(to));
        split.write(training(to), heldOut(to));
        return split.tables();
    }

    private Path training(String to) {
        return home.resolve(to).resolve("training");
    }

    private Path heldOut(String to) {
        return home.resolve(to).resolve("held-out");
    }

    private static List<String> rows(Path directory, String table) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(table + ".csv"));
        return lines.subList(1, lines.size());
    }

    private static Set<String> column(Path directory, String table, String column) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(table + ".csv"));
        int place = List.of(lines.get(0).split(",", -1)).indexOf(column);
        Set<String> values = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            values.add(line.split(",", -1)[place]);
        }
        return values;
    }

    private void keysAreValid(String to) throws IOException {
        for (Path side : List.of(training(to), heldOut(to))) {
            for (Key key : keys) {
                Set<String> used = column(side, key.child(), key.column());
                used.remove("");
                assertThat(column(side, key.parent(), "id"))
                        .as("%s in %s", key, side)
                        .containsAll(used);
            }
        }
    }

    private DividedTable of(List<DividedTable> divided, String table) {
        return divided.stream().filter(t -> t.name().equals(table)).findFirst().orElseThrow();
    }

    /** Fifty customers with four orders each of one of seven products. */
    private void shop() throws IOException {
        table("customers", List.of(), 50, i -> "");
        table("products", List.of(), 7, i -> "");
        table("orders", List.of("customer", "product"), 200, i -> i / 4 + "," + i % 7 + ",");
        key("orders", "customer", "customers");
        key("orders", "product", "products");
        write();
    }

    /** Districts with accounts and clients, and dispositions of one client and one account each. */
    private void bank(IntFunction<String> account) throws IOException {
        table("districts", List.of(), 20, i -> "");
        table("accounts", List.of("district"), 100, i -> i % 20 + ",");
        table("clients", List.of("district"), 100, i -> i % 20 + ",");
        table("dispositions", List.of("client", "account"), 100, i -> i + "," + account.apply(i) + ",");
        table("cards", List.of("disposition"), 100, i -> i + ",");
        key("accounts", "district", "districts");
        key("clients", "district", "districts");
        key("dispositions", "client", "clients");
        key("dispositions", "account", "accounts");
        key("cards", "disposition", "dispositions");
        write();
    }

    @Test
    void everyRootIsOnOneSideAndItsChildrenWithIt() throws IOException {
        shop();
        List<DividedTable> divided = divide(0.2, 0, "once");
        assertThat(of(divided, "customers")).isEqualTo(new DividedTable("customers", 50, 40, 10, false, 0, 0));
        assertThat(of(divided, "orders")).isEqualTo(new DividedTable("orders", 200, 160, 40, false, 0, 0));
        keysAreValid("once");
        for (String table : List.of("customers", "orders")) {
            List<String> both = new ArrayList<>(rows(training("once"), table));
            both.addAll(rows(heldOut("once"), table));
            assertThat(both).containsExactlyInAnyOrderElementsOf(rows(data, table));
        }
        assertThat(column(training("once"), "orders", "customer"))
                .doesNotContainAnyElementsOf(column(heldOut("once"), "orders", "customer"));
    }

    @Test
    void aTableThatOthersLookThingsUpInStaysWhole() throws IOException {
        shop();
        assertThat(of(divide(0.2, 0, "once"), "products")).isEqualTo(new DividedTable("products", 7, 7, 7, true, 0, 0));
        assertThat(rows(training("once"), "products")).isEqualTo(rows(data, "products"));
        assertThat(rows(heldOut("once"), "products")).isEqualTo(rows(data, "products"));
    }

    @Test
    void theSeedDecides() throws IOException {
        shop();
        divide(0.2, 0, "once");
        divide(0.2, 0, "again");
        divide(0.2, 1, "other");
        assertThat(rows(heldOut("again"), "orders")).isEqualTo(rows(heldOut("once"), "orders"));
        assertThat(rows(training("again"), "orders")).isEqualTo(rows(training("once"), "orders"));
        assertThat(rows(heldOut("other"), "orders")).isNotEqualTo(rows(heldOut("once"), "orders"));
    }

    @Test
    void twoKeysToOneTableKeepItWhole() throws IOException {
        table("teams", List.of(), 10, i -> "");
        table("matches", List.of("home", "away"), 90, i -> i % 10 + "," + (i + 1 + i / 10) % 10 + ",");
        key("matches", "home", "teams");
        key("matches", "away", "teams");
        write();
        List<DividedTable> divided = divide(0.3, 0, "once");
        assertThat(of(divided, "teams").whole()).isTrue();
        assertThat(of(divided, "matches")).isEqualTo(new DividedTable("matches", 90, 63, 27, false, 0, 0));
        keysAreValid("once");
    }

    @Test
    void pathsThatAgreeLoseNoRow() throws IOException {
        bank(i -> "" + (i + 40) % 100);
        List<DividedTable> divided = divide(0.25, 0, "once");
        assertThat(divided).allMatch(table -> !table.whole() && table.leftOut() == 0 && table.cut() == 0);
        assertThat(of(divided, "districts").heldOut()).isEqualTo(5);
        keysAreValid("once");
    }

    @Test
    void aReferenceToTheOtherSideTakesItsRowAwayAndTheRowsThatNeedIt() throws IOException {
        bank(i -> "" + (i % 3 == 0 ? i + 1 : i) % 100);
        List<DividedTable> divided = divide(0.25, 0, "once");
        long lost = of(divided, "dispositions").leftOut();
        assertThat(lost).isPositive().isLessThan(34);
        DividedTable cards = of(divided, "cards");
        assertThat(cards.leftOut()).isEqualTo(lost);
        assertThat(cards.training() + cards.heldOut()).isEqualTo(100 - lost);
        keysAreValid("once");
    }

    @Test
    void aReferenceThatMayBeMissingIsMadeNull() throws IOException {
        bank(i -> i % 10 == 0 ? "" : "" + (i + 1) % 100);
        List<DividedTable> divided = divide(0.25, 0, "once");
        DividedTable dispositions = of(divided, "dispositions");
        assertThat(dispositions.cut()).isPositive();
        assertThat(dispositions.leftOut()).isZero();
        assertThat(dispositions.training() + dispositions.heldOut()).isEqualTo(100);
        long missing = 0;
        for (Path side : List.of(training("once"), heldOut("once"))) {
            missing += rows(side, "dispositions").stream()
                    .filter(row -> row.split(",", -1)[2].isEmpty())
                    .count();
        }
        assertThat(missing).isEqualTo(10 + dispositions.cut());
        keysAreValid("once");
    }

    @Test
    void aTableThatRefersToItselfIsCutWhereSidesMeet() throws IOException {
        table("staff", List.of("boss"), 40, i -> (i == 0 ? "" : (i - 1) / 3) + ",");
        key("staff", "boss", "staff");
        write();
        DividedTable staff = of(divide(0.5, 0, "once"), "staff");
        assertThat(staff.training()).isEqualTo(20);
        assertThat(staff.heldOut()).isEqualTo(20);
        assertThat(staff.cut()).isPositive();
        keysAreValid("once");
    }

    @Test
    void tablesThatReferToEachOtherKeepValidKeys() throws IOException {
        table("departments", List.of("head"), 10, i -> (i == 3 ? "" : "" + i) + ",");
        table("people", List.of("department"), 50, i -> i % 10 + ",");
        key("people", "department", "departments");
        key("departments", "head", "people");
        write();
        List<DividedTable> divided = divide(0.3, 0, "once");
        assertThat(of(divided, "departments").heldOut()).isEqualTo(3);
        assertThat(of(divided, "people").heldOut()).isEqualTo(15);
        keysAreValid("once");
    }

    @Test
    void aParentOfTooFewRowsStaysWholeAndItsChildrenAreDividedByThemselves() throws IOException {
        table("shops", List.of(), 2, i -> "");
        table("sales", List.of("shop"), 100, i -> i % 2 + ",");
        key("sales", "shop", "shops");
        write();
        List<DividedTable> divided = divide(0.1, 0, "once");
        assertThat(of(divided, "shops")).isEqualTo(new DividedTable("shops", 2, 2, 2, true, 0, 0));
        assertThat(of(divided, "sales")).isEqualTo(new DividedTable("sales", 100, 90, 10, false, 0, 0));
        keysAreValid("once");
    }

    @Test
    void aSideWithoutAnyRowIsRefused() throws IOException {
        shop();
        assertThatThrownBy(() -> HoldoutSplit.of(HMA, metadata, data, 0.001, 0))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContainingAll("holdout of 0.001", "without rows", "nearer to one half");
        assertThatThrownBy(() -> HoldoutSplit.of(HMA, metadata, data, 0.999, 0))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("without rows");
    }

    @Test
    void aTableWithoutAFileIsNamed() throws IOException {
        shop();
        Files.delete(data.resolve("products.csv"));
        assertThatThrownBy(() -> HoldoutSplit.of(HMA, metadata, data, 0.2, 0))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContainingAll("table products", "no file");
    }
}
