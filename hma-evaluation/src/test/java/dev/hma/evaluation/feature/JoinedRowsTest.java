package dev.hma.evaluation.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Links;
import dev.hma.evaluation.support.Databases;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JoinedRowsTest {
    private static Links links(int twins, String... shopOfSale) {
        Data data = Databases.shops(
                Map.of("id", Databases.texts(Collections.nCopies(twins, "s"))),
                Map.of("shop", Databases.texts(shopOfSale)));
        return Objects.requireNonNull(data.links(Databases.SHOPS.relationships().get(0)));
    }

    @Test
    void aChildStandsBesideEachOfItsParents() {
        JoinedRows joined = JoinedRows.of(links(2, "s", "unknown", null, "s"));

        assertThat(joined.child()).containsExactly(0, 0, 3, 3);
        assertThat(joined.parent()).containsExactly(0, 1, 0, 1);
        assertThat(joined.family()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void aChildStandsBesideItsFirstParentWhereKeysAreRepeatedTooOften() {
        JoinedRows joined = JoinedRows.of(links(3, "s", "unknown", null, "s"), 5);

        assertThat(joined.child()).containsExactly(0, 3);
        assertThat(joined.parent()).containsExactly(0, 0);
        assertThat(joined.family()).containsExactly(0, 0);
    }

    @Test
    void fourMillionPairsAreTheMost() {
        String[] sales = new String[3_000];
        Arrays.fill(sales, "s");

        assertThat(JoinedRows.of(links(3_000, sales)).size()).isEqualTo(3_000);
    }
}
