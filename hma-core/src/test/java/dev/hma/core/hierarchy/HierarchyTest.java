package dev.hma.core.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HierarchyTest {
    /** Tables {@code name(key, columns)}, keys {@code child.column+column>parent}. */
    private static Schema schema(List<String> tables, String... keys) {
        List<Table> all = new ArrayList<>();
        for (String table : tables) {
            String[] columns =
                    table.substring(table.indexOf('(') + 1, table.length() - 1).split(" ");
            all.add(new Table(
                    table.substring(0, table.indexOf('(')),
                    Arrays.stream(columns)
                            .map(c -> new ColumnSpec(c.replace("*", ""), new ColumnType.Id(null)))
                            .toList(),
                    Arrays.stream(columns)
                            .filter(c -> c.endsWith("*"))
                            .map(c -> c.replace("*", ""))
                            .toList()));
        }
        List<Relationship> relationships = new ArrayList<>();
        for (String key : keys) {
            String parent = key.substring(key.indexOf('>') + 1);
            List<String> parentKey = all.stream()
                    .filter(t -> t.name().equals(parent))
                    .findFirst()
                    .orElseThrow()
                    .primaryKey();
            relationships.add(new Relationship(
                    parent,
                    parentKey,
                    key.substring(0, key.indexOf('.')),
                    List.of(key.substring(key.indexOf('.') + 1, key.indexOf('>'))
                            .split("\\+"))));
        }
        return new Schema(all, relationships);
    }

    private static Hierarchy of(Schema schema) {
        return Hierarchy.of(schema, r -> 0);
    }

    private static List<String> order(Hierarchy hierarchy) {
        return hierarchy.order().stream().map(Table::name).toList();
    }

    private static Role role(Hierarchy hierarchy, int relationship) {
        return hierarchy.role(hierarchy.schema().relationships().get(relationship), false);
    }

    @Test
    void parentsComeBeforeChildrenAndEqualsAsTheyWereDeclared() {
        Hierarchy hierarchy = of(schema(
                List.of("d(id* b c)", "b(id* a)", "c(id* a)", "e(id*)", "a(id*)"), "d.b>b", "d.c>c", "b.a>a", "c.a>a"));
        assertThat(order(hierarchy)).containsExactly("e", "a", "b", "c", "d");
        assertThat(hierarchy.candidates("d")).hasSize(2);
        assertThat(hierarchy.candidates("a")).isEmpty();
    }

    @Test
    void aSelfReferenceBindsNoOrder() {
        Hierarchy hierarchy = of(schema(List.of("a(id* up)"), "a.up>a"));
        assertThat(order(hierarchy)).containsExactly("a");
        assertThat(role(hierarchy, 0)).isEqualTo(Role.SELF);
        assertThat(hierarchy.candidates("a")).isEmpty();
    }

    @Test
    void aCycleIsOpenedWhereMostReferencesAreNull() {
        Schema schema = schema(List.of("a(id* c)", "b(id* a)", "c(id* b)"), "a.c>c", "b.a>a", "c.b>b");
        for (int weakest = 0; weakest < 3; weakest++) {
            Relationship opened = schema.relationships().get(weakest);
            Hierarchy hierarchy = Hierarchy.of(schema, r -> r.equals(opened) ? 0.5 : 0.1);
            assertThat(role(hierarchy, weakest)).isEqualTo(Role.OPENED);
            assertThat(order(hierarchy).get(0)).isEqualTo(opened.child());
            assertThat(hierarchy.candidates(opened.child())).isEmpty();
            for (int other = 1; other < 3; other++) {
                assertThat(role(hierarchy, (weakest + other) % 3)).isEqualTo(Role.MATCHED);
            }
        }
    }

    @Test
    void twoCyclesAreBothOpenedAndWhatHangsBelowThemIsNot() {
        Schema schema = schema(
                List.of("a(id* b)", "b(id* a c)", "c(id* b)", "d(id* c)", "r(id*)"),
                "a.b>b",
                "b.a>a",
                "b.c>c",
                "c.b>b",
                "d.c>c");
        Hierarchy hierarchy =
                Hierarchy.of(schema, r -> Map.of("a", 0.9, "c", 0.8).getOrDefault(r.child(), 0.0));
        assertThat(role(hierarchy, 0)).isEqualTo(Role.OPENED);
        assertThat(role(hierarchy, 3)).isEqualTo(Role.OPENED);
        assertThat(role(hierarchy, 4)).isEqualTo(Role.MATCHED);
        assertThat(order(hierarchy)).containsExactly("a", "c", "d", "r", "b");
    }

    @Test
    void aForeignKeyInsideAnotherIsDerivedAlongTheWay() {
        Hierarchy hierarchy = of(schema(
                List.of("house(h*)", "floor(h* f*)", "room(h* f* r*)", "bed(id* h f r)"),
                "floor.h>house",
                "room.h+f>floor",
                "bed.h>house",
                "bed.h+f>floor",
                "bed.h+f+r>room"));
        assertThat(role(hierarchy, 2)).isEqualTo(Role.DERIVED);
        assertThat(role(hierarchy, 3)).isEqualTo(Role.DERIVED);
        assertThat(hierarchy.role(hierarchy.schema().relationships().get(4), true))
                .isEqualTo(Role.GENERATING);
        assertThat(hierarchy.candidates("bed")).hasSize(1);
    }

    @Test
    void aForeignKeyAroundOneThatIsLessOftenNullIsFoundAfterIt() {
        Schema schema = schema(
                List.of("house(h*)", "room(h* r*)", "guest(id* h r)"),
                "room.h>house",
                "guest.h+r>room",
                "guest.h>house");
        Hierarchy hierarchy = Hierarchy.of(schema, r -> r.foreignKey().size() == 2 ? 0.3 : 0);
        Relationship house = schema.relationships().get(2);
        assertThat(hierarchy.candidates("guest")).containsExactly(house);
        assertThat(role(hierarchy, 1)).isEqualTo(Role.MATCHED);
        assertThat(hierarchy.role(house, true)).isEqualTo(Role.GENERATING);
    }

    @Test
    void foreignKeysThatShareColumnsWithoutFollowingFromOneAnotherAreRefused() {
        Schema schema = schema(List.of("a(x* y*)", "b(x* z*)", "c(id* x y z)"), "c.x+y>a", "c.x+z>b");
        assertThatThrownBy(() -> of(schema))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("table c")
                .hasMessageContaining("c.x+y")
                .hasMessageContaining("c.x+z");
    }
}
