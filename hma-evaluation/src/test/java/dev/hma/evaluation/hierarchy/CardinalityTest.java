package dev.hma.evaluation.hierarchy;

import static dev.hma.evaluation.SmallDatabases.link;
import static dev.hma.evaluation.SmallDatabases.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.SmallDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardinalityTest {
    @TempDir
    Path folder;

    private SmallDatabases family() {
        Table child = new Table("c", table("c", "p key").columns(), List.of());
        return new SmallDatabases(
                folder, new Schema(List.of(table("p", "id key"), child), List.of(link("p", "c", "p"))));
    }

    @Test
    void parentsWithoutChildrenCountAndForeignKeysWithoutParentDoNot() {
        ObjectNode cardinality = family().both("p", "id", "1", "2", "3", "4")
                .real("c", "p", "1", "1", "2", "3")
                .synthetic("c", "p", "1", "1", "1", "9", "")
                .figures("cardinality");
        JsonNode figures = cardinality.at("/relationships/p>c.p");

        // Numbers of children: 2, 1, 1, 0 and 3, 0, 0, 0.
        assertThat(figures.get("ks").asDouble()).isEqualTo(0.5);
        assertThat(figures.get("mean_real").asDouble()).isEqualTo(1);
        assertThat(figures.get("mean_synthetic").asDouble()).isEqualTo(0.75);
        assertThat(figures.get("variance_real").asDouble()).isEqualTo(0.5);
        assertThat(figures.get("variance_synthetic").asDouble()).isEqualTo(1.6875, offset(1e-12));
        assertThat(figures.get("max_real").asDouble()).isEqualTo(2);
        assertThat(figures.get("max_synthetic").asDouble()).isEqualTo(3);
        assertThat(figures.get("zero_real").asDouble()).isEqualTo(0.25);
        assertThat(figures.get("zero_synthetic").asDouble()).isEqualTo(0.75);
        assertThat(cardinality.get("mean_ks").asDouble()).isEqualTo(0.5);
        assertThat(cardinality.get("max_ks").asDouble()).isEqualTo(0.5);
    }

    @Test
    void withoutParentsThereIsNoDistance() {
        ObjectNode cardinality = family().real("p", "id", "1")
                .synthetic("p", "id")
                .both("c", "p", "1")
                .figures("cardinality");

        assertThat(cardinality.get("mean_ks").isNull()).isTrue();
        assertThat(cardinality.get("max_ks").isNull()).isTrue();
        assertThat(cardinality.at("/relationships/p>c.p/max_synthetic").isNull())
                .isTrue();
        assertThat(cardinality.at("/relationships/p>c.p/max_real").asDouble()).isEqualTo(1);
    }

    @Test
    void aRelationshipThatASideLacksIsLeftOutAndSaidToBe() {
        ObjectNode figures = family().both("p", "id", "1").real("c", "p", "1").evaluate("cardinality");

        assertThat(figures.at("/cardinality/relationships")).isEmpty();
        assertThat(figures.at("/cardinality/mean_ks").isNull()).isTrue();
        assertThat(figures.at("/notes/0/what").asText()).isEqualTo("p>c.p");
    }
}
