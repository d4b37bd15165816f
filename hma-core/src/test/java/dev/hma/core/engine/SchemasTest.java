package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Relationship;
import dev.hma.core.HmaModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Schemas of every shape: the sample is valid at every size, from the model and from the model read back. */
@Timeout(120)
class SchemasTest {
    private static final double[] SCALES = {0.1, 1, 3};
    private static final String[] KINDS = {"red", "green", "blue"};

    @TempDir
    Path home;

    private Engine engine;
    private final Random random = new Random(5);

    @BeforeEach
    void create() {
        engine = new Engine(home);
    }

    private HmaModel isValidAtEverySize(MadeUp data) {
        return isValidAt(data, SCALES);
    }

    private HmaModel isValidAt(MadeUp data, double... scales) {
        HmaModel model = engine.fit(data);
        HmaModel again = engine.reloaded(model);
        assertThat(engine.withoutTime(again)).isEqualTo(engine.withoutTime(model));
        for (double scale : scales) {
            engine.sample(model, scale).isValid(data, scale);
            assertThat(engine.bytes(again, s -> s.scale(scale))).isEqualTo(engine.bytes(model, s -> s.scale(scale)));
        }
        return model;
    }

    private String kind() {
        return KINDS[random.nextInt(3)];
    }

    private static MadeUp everyKind() {
        return new MadeUp()
                .table(
                        "all",
                        "id",
                        "id:id",
                        "whole:int",
                        "real:real",
                        "open:number",
                        "kind:category",
                        "flag:bool",
                        "day:day",
                        "second:second",
                        "name:name",
                        "code:id");
    }

    private MadeUp everyKind(int rows) {
        MadeUp data = everyKind();
        for (int i = 0; i < rows; i++) {
            data.row(
                    "all",
                    "k" + i,
                    random.nextInt(50),
                    random.nextInt(1000) / 4.0,
                    random.nextInt(5) * 10,
                    kind(),
                    random.nextBoolean(),
                    10_000 + random.nextInt(300),
                    1_000_000_000L + random.nextInt(1_000_000),
                    "Ann" + i,
                    "c" + random.nextInt(20));
        }
        return data;
    }

    @Test
    void aSingleTableOfEveryKindOfColumn() {
        isValidAtEverySize(everyKind(200));
    }

    @Test
    void aTableWithoutRows() {
        MadeUp data = everyKind();
        isValidAtEverySize(data);
        Sampled sample = engine.sample(engine.fit(data), 1);
        assertThat(sample.size("all")).isZero();
    }

    @Test
    void aTableOfOneRow() {
        isValidAtEverySize(everyKind(1));
    }

    @Test
    void twoRowsAndTenColumns() {
        isValidAtEverySize(everyKind(2));
    }

    @Test
    void aTableOfNulls() {
        MadeUp data = everyKind();
        for (int i = 0; i < 30; i++) {
            data.row("all", "k" + i, null, null, null, null, null, null, null, null, null);
        }
        Sampled sample = engine.sample(isValidAtEverySize(data), 1);
        assertThat(sample.nulls("all", "whole")).isEqualTo(30);
        assertThat(sample.nulls("all", "name")).isEqualTo(30);
        assertThat(sample.nulls("all", "code")).isEqualTo(30);
    }

    @Test
    void constantColumns() {
        MadeUp data = everyKind();
        for (int i = 0; i < 40; i++) {
            data.row("all", "k" + i, 7, 1.5, 3, "red", true, 10_000, 1_000_000_000L, "Ann", "c");
        }
        Sampled sample = engine.sample(isValidAtEverySize(data), 1);
        assertThat(sample.column("all", "whole")).containsOnly("7");
        assertThat(sample.column("all", "kind")).containsOnly("red");
        assertThat(sample.numbers("all", "real")).containsOnly(1.5);
    }

    @Test
    void someValuesAreMissing() {
        MadeUp data = new MadeUp().table("t", "id", "id:id", "a:real", "b:category", "c:day", "d:bool", "e:name");
        for (int i = 0; i < 1000; i++) {
            data.row(
                    "t",
                    i,
                    i % 4 == 0 ? null : i * 0.5,
                    i % 10 == 0 ? null : kind(),
                    i % 2 == 0 ? null : i,
                    i % 5 == 0 ? null : i % 3 == 0,
                    i % 20 == 0 ? null : "Eve");
        }
        Sampled sample = engine.sample(isValidAtEverySize(data), 1);
        assertThat(sample.nulls("t", "a")).isBetween(220L, 280L);
        assertThat(sample.nulls("t", "b")).isBetween(75L, 125L);
        assertThat(sample.nulls("t", "c")).isBetween(465L, 535L);
        assertThat(sample.nulls("t", "d")).isBetween(170L, 230L);
        assertThat(sample.nulls("t", "e")).isBetween(30L, 70L);
    }

    @Test
    void aTableWithoutPrimaryKey() {
        MadeUp data = new MadeUp().table("t", "", "a:int", "b:category");
        for (int i = 0; i < 100; i++) {
            data.row("t", i % 7, kind());
        }
        isValidAtEverySize(data);
    }

    @Test
    void tablesOfKeysAlone() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id")
                .table("b", "id", "id:id", "a:id")
                .key("b.a>a");
        for (int i = 0; i < 30; i++) {
            data.row("a", "a" + i);
        }
        for (int i = 0; i < 90; i++) {
            data.row("b", i, "a" + random.nextInt(20));
        }
        isValidAtEverySize(data);
    }

    @Test
    void emptyTablesBesideFullOnes() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id", "x:int")
                .table("b", "id", "id:id", "a:id", "x:int")
                .table("c", "id", "id:id", "b:id", "x:int")
                .table("d", "id", "id:id", "a:id", "y:real")
                .key("b.a>a")
                .key("c.b>b")
                .key("d.a>a");
        for (int i = 0; i < 20; i++) {
            data.row("a", i, i);
            data.row("d", i, i % 3, i * 0.1);
        }
        Sampled sample = engine.sample(isValidAtEverySize(data), 1);
        assertThat(sample.size("b")).isZero();
    }

    @Test
    void anEmptyParentOfRowsThatReferToNothing() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id", "x:int")
                .table("b", "id", "id:id", "a:id", "x:int")
                .key("b.a>a");
        for (int i = 0; i < 20; i++) {
            data.row("b", i, null, i);
        }
        Sampled sample = engine.sample(isValidAtEverySize(data), 1);
        assertThat(sample.nulls("b", "a")).isEqualTo(20);
    }

    private MadeUp chain() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id", "x:real")
                .table("b", "id", "id:int", "a:id", "x:real", "kind:category")
                .table("c", "id", "id:id", "b:int", "n:int")
                .table("d", "", "c:id", "flag:bool", "day:day")
                .key("b.a>a")
                .key("c.b>b")
                .key("d.c>c");
        for (int i = 0; i < 40; i++) {
            data.row("a", "a" + i, random.nextGaussian());
        }
        for (int i = 0; i < 120; i++) {
            data.row("b", 100 + i, "a" + random.nextInt(40), random.nextInt(100) / 10.0, kind());
        }
        for (int i = 0; i < 300; i++) {
            data.row("c", "c" + i, 100 + random.nextInt(120), random.nextInt(9));
        }
        for (int i = 0; i < 500; i++) {
            data.row("d", "c" + random.nextInt(300), random.nextBoolean(), random.nextInt(1000));
        }
        return data;
    }

    @Test
    void aChainOfFourLevels() {
        MadeUp data = chain();
        Sampled sample = engine.sample(isValidAtEverySize(data), 1);
        for (Relationship key : data.schema().relationships()) {
            assertThat(sample.childCounts(key)).isEqualTo(Sampled.of(data).childCounts(key));
        }
    }

    @Test
    void aDiamond() {
        MadeUp data = new MadeUp()
                .table("top", "id", "id:id", "x:real")
                .table("left", "id", "id:id", "top:id", "x:int")
                .table("right", "id", "id:id", "top:id", "kind:category")
                .table("bottom", "id", "id:id", "left:id", "right:id", "x:real")
                .key("left.top>top")
                .key("right.top>top")
                .key("bottom.left>left")
                .key("bottom.right>right");
        for (int i = 0; i < 25; i++) {
            data.row("top", i, i * 0.5);
        }
        for (int i = 0; i < 80; i++) {
            data.row("left", i, random.nextInt(25), random.nextInt(10));
            data.row("right", i, random.nextInt(25), kind());
        }
        for (int i = 0; i < 400; i++) {
            data.row("bottom", i, random.nextInt(80), random.nextInt(80), random.nextGaussian());
        }
        HmaModel model = isValidAtEverySize(data);
        Sampled sample = engine.sample(model, 1);
        for (Relationship key : data.schema().relationships()) {
            assertThat(sample.childCounts(key)).isEqualTo(Sampled.of(data).childCounts(key));
        }
    }

    @Test
    void twoForeignKeysToOneTable() {
        MadeUp data = new MadeUp()
                .table("team", "id", "id:id", "strength:real")
                .table("match", "id", "id:id", "home:id", "away:id", "goals:int")
                .key("match.home>team")
                .key("match.away>team");
        for (int i = 0; i < 20; i++) {
            data.row("team", "t" + i, random.nextGaussian());
        }
        for (int i = 0; i < 300; i++) {
            data.row("match", i, "t" + random.nextInt(15), "t" + random.nextInt(20), random.nextInt(6));
        }
        isValidAtEverySize(data);
    }

    @Test
    void aNullableForeignKeyKeepsItsRate() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id", "x:real")
                .table("b", "id", "id:id", "x:int")
                .table("c", "id", "id:id", "a:id", "b:id", "y:real")
                .key("c.a>a")
                .key("c.b>b");
        for (int i = 0; i < 50; i++) {
            data.row("a", i, random.nextGaussian());
            data.row("b", "b" + i, random.nextInt(9));
        }
        for (int i = 0; i < 1000; i++) {
            data.row(
                    "c",
                    i,
                    i % 5 == 0 ? null : random.nextInt(50),
                    i % 4 == 0 ? null : "b" + random.nextInt(50),
                    random.nextGaussian());
        }
        HmaModel model = isValidAtEverySize(data);
        for (double scale : SCALES) {
            Sampled sample = engine.sample(model, scale);
            assertThat(sample.nulls("c", "a")).isEqualTo(Math.round(200 * scale));
            assertThat(sample.nulls("c", "b")).isEqualTo(Math.round(250 * scale));
        }
    }

    @Test
    void aForeignKeyThatIsAlwaysNull() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id", "x:real")
                .table("b", "id", "id:id", "a:id", "y:real")
                .key("b.a>a");
        for (int i = 0; i < 30; i++) {
            data.row("a", i, i * 0.1);
            data.row("b", i, null, i * 0.2);
        }
        isValidAtEverySize(data);
    }

    /** The depth of every row, -1 for rows on or below a cycle. */
    private static int[] depths(Sampled sample, String table, String key, String reference) {
        List<String> keys = sample.column(table, key);
        List<String> references = sample.column(table, reference);
        int[] depths = new int[keys.size()];
        for (int i = 0; i < depths.length; i++) {
            int depth = 0;
            int at = i;
            while (references.get(at) != null && depth <= keys.size()) {
                at = keys.indexOf(references.get(at));
                depth++;
            }
            depths[i] = depth > keys.size() ? -1 : depth;
        }
        return depths;
    }

    @Test
    void aSelfReferenceStaysAForestOfTheSameDepths() {
        MadeUp data = new MadeUp()
                .table("person", "id", "id:id", "boss:id", "pay:real")
                .key("person.boss>person");
        for (int i = 0; i < 200; i++) {
            data.row("person", "p" + i, i < 3 ? null : "p" + random.nextInt(Math.max(1, i / 3)), 100.0 * i);
        }
        int[] real = depths(Sampled.of(data), "person", "id", "boss");
        HmaModel model = isValidAtEverySize(data);
        int[] same = depths(engine.sample(model, 1), "person", "id", "boss");
        Arrays.sort(real);
        Arrays.sort(same);
        assertThat(same).isEqualTo(real);
        for (double scale : SCALES) {
            int[] depths = depths(engine.sample(model, scale), "person", "id", "boss");
            assertThat(depths).doesNotContain(-1);
            assertThat(Arrays.stream(depths).max().orElseThrow()).isLessThanOrEqualTo(real[real.length - 1]);
        }
    }

    @Test
    void aSelfReferenceWithCyclesKeepsItsNumbers() {
        MadeUp data = new MadeUp()
                .table("person", "id", "id:id", "friend:id", "pay:real")
                .key("person.friend>person");
        for (int i = 0; i < 60; i++) {
            data.row("person", "p" + i, i % 10 == 0 ? null : "p" + (i * 7 + 1) % 60, 1.5 * i);
        }
        HmaModel model = isValidAtEverySize(data);
        Sampled sample = engine.sample(model, 1);
        assertThat(sample.nulls("person", "friend")).isEqualTo(6);
        Relationship key = data.schema().relationships().get(0);
        assertThat(sample.childCounts(key)).isEqualTo(Sampled.of(data).childCounts(key));
    }

    @Test
    void aSelfReferenceBesideAParent() {
        MadeUp data = new MadeUp()
                .table("firm", "id", "id:id", "size:int")
                .table("person", "id", "id:int", "boss:int", "firm:id", "pay:real")
                .key("person.boss>person")
                .key("person.firm>firm");
        for (int i = 0; i < 10; i++) {
            data.row("firm", "f" + i, i * 10);
        }
        for (int i = 0; i < 100; i++) {
            data.row("person", i, i < 10 ? null : random.nextInt(i), "f" + random.nextInt(10), 10.0 * i);
        }
        isValidAtEverySize(data);
    }

    @Test
    void aCycleBetweenTwoTables() {
        MadeUp data = new MadeUp()
                .table("department", "id", "id:id", "head:id", "budget:real")
                .table("person", "id", "id:id", "department:id", "pay:real")
                .key("department.head>person")
                .key("person.department>department");
        for (int i = 0; i < 20; i++) {
            data.row("department", "d" + i, i % 4 == 0 ? null : "p" + i * 5, 1000.0 + i);
        }
        for (int i = 0; i < 100; i++) {
            data.row("person", "p" + i, "d" + i / 5, 10.0 * i);
        }
        HmaModel model = isValidAtEverySize(data);
        for (double scale : SCALES) {
            Sampled sample = engine.sample(model, scale);
            assertThat(sample.nulls("department", "head")).isEqualTo((int) (scale * 20) - Math.round(15 * scale));
            assertThat(sample.nulls("person", "department")).isZero();
        }
    }

    @Test
    void aCycleOfThreeTablesBelowARoot() {
        MadeUp data = new MadeUp()
                .table("root", "id", "id:id", "x:real")
                .table("a", "id", "id:id", "root:id", "c:id", "x:int")
                .table("b", "id", "id:id", "a:id", "kind:category")
                .table("c", "id", "id:id", "b:id", "x:real")
                .key("a.root>root")
                .key("a.c>c")
                .key("b.a>a")
                .key("c.b>b");
        for (int i = 0; i < 60; i++) {
            data.row("root", i, i * 0.25);
            data.row("a", i, random.nextInt(60), i % 2 == 0 ? null : random.nextInt(60), random.nextInt(5));
            data.row("b", i, random.nextInt(60), kind());
            data.row("c", i, random.nextInt(60), random.nextGaussian());
        }
        HmaModel model = isValidAtEverySize(data);
        assertThat(engine.sample(model, 1).nulls("a", "c")).isEqualTo(30);
    }

    @Test
    void compositeKeys() {
        MadeUp data = new MadeUp()
                .table("room", "house+number", "house:id", "number:int", "size:real")
                .table("booking", "id", "id:id", "h:id", "n:int", "nights:int")
                .key("booking.h+n>room");
        for (int i = 0; i < 60; i++) {
            data.row("room", "h" + i / 6, i % 6, random.nextInt(100) / 10.0);
        }
        for (int i = 0; i < 200; i++) {
            int room = random.nextInt(60);
            data.row("booking", i, i % 8 == 0 ? null : "h" + room / 6, i % 8 == 0 ? null : room % 6, 1 + i % 4);
        }
        isValidAtEverySize(data);
    }

    private MadeUp sharedColumns(boolean nullable) {
        MadeUp data = new MadeUp()
                .table("house", "house", "house:id", "stars:int")
                .table("room", "house+number", "house:id", "number:int", "size:real")
                .table("booking", "id", "id:id", "house:id", "number:int", "nights:int")
                .key("room.house>house")
                .key("booking.house>house")
                .key("booking.house+number>room");
        for (int i = 0; i < 10; i++) {
            data.row("house", "h" + i, 1 + i % 5);
        }
        for (int i = 0; i < 60; i++) {
            data.row("room", "h" + i / 6, i % 6, random.nextInt(100) / 10.0);
        }
        for (int i = 0; i < 200; i++) {
            int room = random.nextInt(60);
            data.row("booking", i, "h" + room / 6, nullable && i % 4 == 0 ? null : room % 6, 1 + i % 4);
        }
        return data;
    }

    @Test
    void aForeignKeyInsideAnotherFollowsFromIt() {
        isValidAtEverySize(sharedColumns(false));
    }

    @Test
    void aForeignKeyInsideOneThatIsSometimesNullKeepsItsValues() {
        MadeUp data = sharedColumns(true);
        HmaModel model = isValidAtEverySize(data);
        Sampled sample = engine.sample(model, 1);
        assertThat(sample.nulls("booking", "house")).isZero();
        assertThat(sample.nulls("booking", "number")).isEqualTo(50);
    }

    @Test
    void foreignKeysThatShareAColumnFromDifferentTablesAreRefused() {
        MadeUp data = new MadeUp()
                .table("user", "tenant+user", "tenant:id", "user:id", "x:int")
                .table("project", "tenant+project", "tenant:id", "project:id", "y:int")
                .table("task", "id", "id:id", "tenant:id", "user:id", "project:id")
                .key("task.tenant+user>user")
                .key("task.tenant+project>project");
        data.row("user", "t", "u", 1).row("project", "t", "p", 2).row("task", 1, "t", "u", "p");

        assertThatThrownBy(() -> engine.fit(data))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("table task")
                .hasMessageContaining("share columns");
    }

    @Test
    void foreignKeysThatShareTheColumnOfACommonAncestorAgreeOnIt() {
        MadeUp data = new MadeUp()
                .table("tenant", "tenant", "tenant:id", "size:int")
                .table("user", "tenant+user", "tenant:id", "user:id", "x:int")
                .table("project", "tenant+project", "tenant:id", "project:id", "y:int")
                .table("task", "id", "id:id", "tenant:id", "user:id", "project:id")
                .table("member", "tenant+user+project", "tenant:id", "user:id", "project:id")
                .key("user.tenant>tenant")
                .key("project.tenant>tenant")
                .key("task.tenant>tenant")
                .key("task.tenant+user>user")
                .key("task.tenant+project>project")
                .key("member.tenant+user>user")
                .key("member.tenant+project>project");
        int task = 0;
        for (int t = 0; t < 10; t++) {
            data.row("tenant", "t" + t, random.nextInt(9));
            int projects = 1 + random.nextInt(5);
            for (int p = 0; p < projects; p++) {
                data.row("project", "t" + t, "p" + p, random.nextInt(9));
            }
            for (int u = 0; u < 12; u++) {
                data.row("user", "t" + t, "u" + u, random.nextInt(9));
                data.row("task", task++, "t" + t, "u" + u, "p" + random.nextInt(projects));
                data.row("member", "t" + t, "u" + u, "p" + random.nextInt(projects));
            }
        }
        isValidAtEverySize(data);
    }

    @Test
    void naturalKeysOfAParentAndAModelledColumn() {
        MadeUp data = new MadeUp()
                .table("person", "id", "id:id", "x:real")
                .table("season", "person+year", "person:id", "year:int", "goals:int")
                .key("season.person>person");
        for (int i = 0; i < 80; i++) {
            data.row("person", "p" + i, random.nextGaussian());
            int first = 1990 + random.nextInt(20);
            for (int y = 0; y < i % 7; y++) {
                data.row("season", "p" + i, first + y, random.nextInt(30));
            }
        }
        isValidAtEverySize(data);
    }

    @Test
    void naturalKeysThatTakeNearlyEveryValue() {
        MadeUp data = new MadeUp()
                .table("station", "id", "id:id", "height:int")
                .table("weather", "station+day", "station:id", "day:day", "rain:real")
                .table("report", "id", "id:id", "station:id", "day:day", "kind:category")
                .key("weather.station>station")
                .key("report.station+day>weather");
        for (int s = 0; s < 5; s++) {
            data.row("station", "s" + s, s * 100);
            for (int d = 0; d < 365; d++) {
                if (d % 100 != s) {
                    data.row("weather", "s" + s, 15_000 + d, random.nextInt(100) / 10.0);
                }
            }
        }
        for (int i = 0; i < 300; i++) {
            data.row("report", i, "s" + i % 5, 15_050 + i % 40, kind());
        }
        isValidAtEverySize(data);
    }

    @Test
    void aPointInTimeAsPrimaryKey() {
        MadeUp data = new MadeUp()
                .table("day", "day", "day:day", "holiday:bool")
                .table("sale", "id", "id:id", "day:day", "price:real")
                .key("sale.day>day");
        for (int d = 0; d < 200; d++) {
            data.row("day", 18_000 + d * 3, d % 7 == 0);
        }
        for (int i = 0; i < 500; i++) {
            data.row("sale", i, 18_000 + 3 * random.nextInt(200), i * 0.25);
        }
        isValidAt(data, 0.1, 1);
        HmaModel model = engine.fit(data);
        engine.sample(model, 3).isValid(data, 3);
    }

    @Test
    void aBridgeWithUniquePairs() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id", "x:real")
                .table("b", "id", "id:id", "kind:category")
                .table("bridge", "a+b", "a:id", "b:id", "w:int")
                .key("bridge.a>a")
                .key("bridge.b>b");
        Set<Integer> pairs = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            data.row("a", "a" + i, random.nextGaussian());
            data.row("b", "b" + i, kind());
        }
        while (pairs.size() < 300) {
            pairs.add(random.nextInt(40) * 40 + Math.min(random.nextInt(40), random.nextInt(40)));
        }
        pairs.forEach(p -> data.row("bridge", "a" + p / 40, "b" + p % 40, p % 5));
        isValidAt(data, 1, 3);
        engine.sample(engine.fit(data), 0.1).hasValidKeysAndValues(data);
    }

    @Test
    void aBridgeOfNearlyEveryPair() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id")
                .table("b", "id", "id:id", "kind:category")
                .table("bridge", "a+b", "a:id", "b:id")
                .key("bridge.a>a")
                .key("bridge.b>b");
        for (int i = 0; i < 20; i++) {
            data.row("a", "a" + i);
            data.row("b", "b" + i, kind());
            for (int j = 0; j < 20; j++) {
                if ((i * 20 + j) % 33 != 0) {
                    data.row("bridge", "a" + i, "b" + j);
                }
            }
        }
        HmaModel model = isValidAt(data, 1, 3);
        Sampled sample = engine.sample(model, 0.1).hasValidKeysAndValues(data);
        assertThat(sample.size("bridge")).isEqualTo(4);
    }

    @Test
    void aBridgeOfThreeTables() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id")
                .table("b", "id", "id:id")
                .table("c", "id", "id:id")
                .table("bridge", "a+b+c", "a:id", "b:id", "c:id", "w:real")
                .key("bridge.a>a")
                .key("bridge.b>b")
                .key("bridge.c>c");
        for (int i = 0; i < 5; i++) {
            data.row("a", "a" + i).row("b", "b" + i).row("c", "c" + i);
        }
        for (int i = 0; i < 125; i++) {
            if (i % 9 != 0) {
                data.row("bridge", "a" + i / 25, "b" + i / 5 % 5, "c" + i % 5, i * 0.5);
            }
        }
        isValidAt(data, 1, 3);
        engine.sample(engine.fit(data), 0.1).hasValidKeysAndValues(data);
    }

    @Test
    void aForeignKeyThatIsThePrimaryKeyGivesOneChildAtMost() {
        MadeUp data = new MadeUp()
                .table("person", "id", "id:id", "x:real")
                .table("passport", "person", "person:id", "issued:day")
                .key("passport.person>person");
        for (int i = 0; i < 200; i++) {
            data.row("person", "p" + i, random.nextGaussian());
            if (i % 3 != 0) {
                data.row("passport", "p" + i, 17_000 + random.nextInt(500));
            }
        }
        isValidAtEverySize(data);
    }

    @Test
    void aChainOfPrimaryKeysThatAreForeignKeys() {
        MadeUp data = new MadeUp()
                .table("person", "id", "id:id", "x:real")
                .table("worker", "person", "person:id", "pay:real")
                .table("manager", "worker", "worker:id", "team:int")
                .key("worker.person>person")
                .key("manager.worker>worker");
        for (int i = 0; i < 100; i++) {
            data.row("person", "p" + i, i * 0.5);
            if (i % 2 == 0) {
                data.row("worker", "p" + i, i * 10.0);
            }
            if (i % 10 == 0) {
                data.row("manager", "p" + i, i % 7);
            }
        }
        isValidAtEverySize(data);
    }

    @Test
    void moreColumnsThanRowsAndAWideCategory() {
        String[] columns = new String[41];
        columns[0] = "id:id";
        for (int c = 1; c <= 40; c++) {
            columns[c] = "c" + c + (c % 3 == 0 ? ":category" : c % 3 == 1 ? ":real" : ":int");
        }
        MadeUp data = new MadeUp()
                .table("wide", "id", columns)
                .table("child", "id", "id:id", "wide:id", "word:category", "x:real")
                .key("child.wide>wide");
        for (int i = 0; i < 12; i++) {
            Object[] row = new Object[41];
            row[0] = i;
            for (int c = 1; c <= 40; c++) {
                row[c] = c % 3 == 0 ? "v" + random.nextInt(12) : c % 3 == 1 ? random.nextGaussian() : random.nextInt(4);
            }
            data.row("wide", row);
        }
        for (int i = 0; i < 1500; i++) {
            data.row("child", i, random.nextInt(12), "word" + random.nextInt(900), random.nextGaussian());
        }
        isValidAtEverySize(data);
    }

    @Test
    void keysOfDifferentSpellingsOfOneNumberAreFound() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:int", "x:int")
                .table("b", "id", "id:id", "a:id", "y:int")
                .key("b.a>a");
        for (int i = 0; i < 20; i++) {
            // Too long for a number of eighteen digits, and below 2^63.
            long key = 1_234_567_890_123_456_700L + i;
            data.row("a", key, i).row("b", i, Long.toString(key), i);
        }
        isValidAtEverySize(data);
    }
}
