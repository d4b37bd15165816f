package dev.hma.evaluation.holdout;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Batches;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.data.TableSource;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Links;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.Hma;
import dev.hma.core.hierarchy.Hierarchy;
import dev.hma.core.metadata.MetadataJson;
import dev.hma.core.source.DirectoryTables;
import dev.hma.core.source.DirectoryTables.TableFile;
import dev.hma.evaluation.data.DataReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A database divided into one to learn from and one that is held out, both with valid keys.
 *
 * <p>Rows of tables without parents are divided by chance, and children go with the parent of their first foreign key.
 * Tables that rows of both sides refer to stay whole, on both sides: see {@code Lines}. Where a side would come out
 * without rows of a table, its parent, or the table itself, stays whole, too.
 */
public final class HoldoutSplit {
    private final Schema schema;
    private final DirectoryTables files;
    private final Lines lines;
    private final Sides sides;

    private HoldoutSplit(Schema schema, DirectoryTables files, Lines lines, Sides sides) {
        this.schema = schema;
        this.files = files;
        this.lines = lines;
        this.sides = sides;
    }

    /**
     * Divides a database.
     *
     * @param hma the engine, with the storage formats there are
     * @param metadata the metadata JSON
     * @param data the directory of the tables
     * @param fraction the share of rows to hold out, between 0 and 1
     * @param seed the seed of chance
     * @return the two sides, which are still to be written
     * @throws SynthesisException if there are too few rows to divide, or the tables cannot be read
     */
    public static HoldoutSplit of(Hma hma, Path metadata, Path data, double fraction, long seed) {
        Schema schema = MetadataJson.read(metadata);
        DirectoryTables files = hma.tables(data);
        schema.tables().forEach(files::open);
        Data rows = new DataReader(schema, files).read();
        Hierarchy hierarchy = Hierarchy.of(schema, key -> nullShare(rows, key));
        Draws draws = Draws.of(seed).at("holdout");
        Set<String> whole = new HashSet<>();
        while (true) {
            Lines lines = Lines.of(schema, hierarchy, whole);
            HoldoutSplit split = new HoldoutSplit(schema, files, lines, Sides.of(schema, rows, lines, fraction, draws));
            Optional<DividedTable> oneSided = split.oneSided();
            if (oneSided.isEmpty()) {
                return split.checked(fraction);
            }
            String table = oneSided.get().name();
            Relationship followed = lines.followed(table);
            whole.add(followed == null ? table : followed.parent());
        }
    }

    private static double nullShare(Data data, Relationship key) {
        Links links = data.links(key);
        return links == null
                ? 0
                : Arrays.stream(links.parentOf())
                                .filter(parent -> parent == Links.NULL)
                                .count()
                        / Math.max(1.0, links.parentOf().length);
    }

    /** A divided table that has rows, and none of them on one side. */
    private Optional<DividedTable> oneSided() {
        return tables().stream()
                .filter(table -> !table.whole() && table.rows() > 0)
                .filter(table -> table.training() == 0 || table.heldOut() == 0)
                .findFirst();
    }

    private HoldoutSplit checked(double fraction) {
        if (tables().stream().allMatch(table -> table.whole() || table.rows() == 0)) {
            throw new SynthesisException(
                    "a holdout of " + fraction + " leaves one side without rows: no table can be divided",
                    "Hold out a share nearer to one half, or use more data");
        }
        return this;
    }

    /** {@return what became of each table, in the order of the metadata} */
    public List<DividedTable> tables() {
        return schema.tables().stream()
                .map(Table::name)
                .map(name -> {
                    int training = sides.count(name, Side.TRAINING);
                    int heldOut = sides.count(name, Side.HELD_OUT);
                    boolean whole = lines.isWhole(name);
                    return new DividedTable(
                            name, sides.rows(name), training, heldOut, whole, sides.leftOut(name), sides.cut(name));
                })
                .toList();
    }

    /**
     * Writes both sides, in the formats of the files that were read.
     *
     * @param training an empty directory for the rows to learn from
     * @param heldOut an empty directory for those that are held out
     * @throws SynthesisException if a table cannot be read by the types of the metadata
     * @throws IOException if they cannot be written
     */
    public void write(Path training, Path heldOut) throws IOException {
        for (Table table : schema.tables()) {
            TableFile file = files.find(table.name()).orElseThrow();
            String name = Objects.requireNonNull(file.file().getFileName()).toString();
            try (TableSink toTraining = file.format().sink(training.resolve(name), table);
                    TableSink toHeldOut = file.format().sink(heldOut.resolve(name), table)) {
                copy(table, files.open(table), toTraining, toHeldOut);
                toTraining.commit();
                toHeldOut.commit();
            }
        }
    }

    private void copy(Table table, TableSource source, TableSink training, TableSink heldOut) throws IOException {
        int first = 0;
        long block = 0;
        for (TableSource.Split split : source.splits()) {
            try (Batches batches = split.open(table.columnNames())) {
                for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                    training.write(block, rows(table, first, batch, Side.TRAINING));
                    heldOut.write(block, rows(table, first, batch, Side.HELD_OUT));
                    first += batch.size();
                    block++;
                }
            } catch (SynthesisException e) {
                throw e.place().contains(table.name()) ? e : e.in("table " + table.name());
            }
        }
    }

    private TableBatch rows(Table table, int first, TableBatch batch, Side side) {
        int[] rows = IntStream.range(0, batch.size())
                .filter(i -> sides.has(table.name(), first + i, side))
                .toArray();
        RowChoice choice = new RowChoice(rows);
        List<Column> columns = IntStream.range(0, table.columns().size())
                .mapToObj(c -> choice.of(
                        batch.columns().get(c),
                        cut(table, table.columns().get(c).name(), side).get(first, first + batch.size())))
                .toList();
        return new TableBatch(rows.length, columns);
    }

    private BitSet cut(Table table, String column, Side side) {
        BitSet cut = new BitSet();
        for (Relationship key : schema.parentsOf(table.name())) {
            if (key.foreignKey().contains(column)) {
                cut.or(sides.cut(key, side));
            }
        }
        return cut;
    }
}
