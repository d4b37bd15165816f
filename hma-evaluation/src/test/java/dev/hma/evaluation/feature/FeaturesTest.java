package dev.hma.evaluation.feature;

import static dev.hma.evaluation.support.Databases.numbers;
import static dev.hma.evaluation.support.Databases.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.schema.Relationship;
import dev.hma.evaluation.support.Databases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final double NULL = Double.NaN;
    private static final double DAY = 86_400;

    /** Shop b is there twice, shop c has no sales, one sale has no shop and one an unknown one. */
    private static final Data REAL = Databases.shops(
            Map.of(
                    "id", texts("a", "b", "b", "c"),
                    "size", numbers(1, 2, 3, NULL),
                    "town", texts("x", "y", null, "x")),
            Map.of(
                    "shop", texts("a", "b", "a", null, "z", "a"),
                    "amount", numbers(1, 5, 4, 9, 9, NULL),
                    "kind", texts("k", "m", "k", "m", "m", "l"),
                    "day", numbers(0, DAY, 10 * DAY, 0, 0, NULL),
                    "paid", texts("true", "true", "false", "true", "true", "true")));

    private static final Features FEATURES = new Features(new SharedColumns(Databases.SHOPS, List.of(REAL)));

    private static Map<String, double[]> values(List<Feature> features) {
        Map<String, double[]> values = new LinkedHashMap<>();
        features.forEach(feature -> values.put(feature.name(), feature.of(REAL)));
        return values;
    }

    @Test
    void columnsAreNumbersWithCodesByFrequencyAndDays() {
        Map<String, double[]> shops = values(FEATURES.single("shops", true));
        Map<String, double[]> sales = values(FEATURES.single("sales", true));

        assertThat(shops.keySet()).containsExactly("size", "town");
        assertThat(shops.get("town")).containsExactly(0, 1, NULL, 0);
        assertThat(sales.keySet())
                .containsExactly("amount", "kind", "day", "day:month", "day:day", "day:weekday", "paid");
        assertThat(sales.get("kind")).containsExactly(1, 0, 1, 0, 0, 2);
        assertThat(sales.get("day")).containsExactly(0, 1, 10, 0, 0, NULL);
        // 1 January 1970 was a Thursday.
        assertThat(sales.get("day:month")).containsExactly(1, 1, 1, 1, 1, NULL);
        assertThat(sales.get("day:day")).containsExactly(1, 2, 11, 1, 1, NULL);
        assertThat(sales.get("day:weekday")).containsExactly(4, 5, 7, 4, 4, NULL);
    }

    @Test
    void aTimeOfDayGivesHourAndMinute() {
        Data side = Databases.shops(
                Map.of("id", texts("a")), Map.of("shop", texts("a", "a"), "day", numbers(-60, 2 * DAY)));

        List<Feature> features = new Features(new SharedColumns(Databases.SHOPS, List.of(side))).single("sales", true);

        assertThat(features)
                .extracting(Feature::name)
                .containsExactly("day", "day:month", "day:day", "day:weekday", "day:hour", "day:minute");
        assertThat(features.get(4).of(side)).containsExactly(23, 0);
        assertThat(features.get(5).of(side)).containsExactly(59, 0);
        assertThat(features.get(2)
                        .of(Databases.shops(Map.of(), Map.of("day", numbers(1e300, Double.NEGATIVE_INFINITY)))))
                .as("beyond the calendar")
                .containsOnly(NULL);
    }

    @Test
    void figuresOfChildrenCountWhatIsThere() {
        Map<String, double[]> agg = values(FEATURES.agg("shops"));

        assertThat(agg.keySet())
                .containsExactly("sales[shop].count", "sales[shop].amount:mean", "sales[shop].kind:nunique");
        assertThat(agg.get("sales[shop].count")).containsExactly(3, 1, 1, 0);
        assertThat(agg.get("sales[shop].amount:mean")).containsExactly(2.5, 5, 5, NULL);
        assertThat(agg.get("sales[shop].kind:nunique")).containsExactly(2, 1, 1, 0);
    }

    @Test
    void moreFiguresOfChildrenSpreadExtremesSharesAndGaps() {
        Map<String, double[]> plus = values(FEATURES.aggPlus("shops"));

        assertThat(plus.keySet()).containsAll(values(FEATURES.agg("shops")).keySet());
        assertThat(plus.get("sales[shop].amount:std")).containsExactly(Math.sqrt(4.5), NULL, NULL, NULL);
        assertThat(plus.get("sales[shop].amount:min")).containsExactly(1, 5, 5, NULL);
        assertThat(plus.get("sales[shop].amount:max")).containsExactly(4, 5, 5, NULL);
        assertThat(plus.get("sales[shop].amount:null")).containsExactly(1 / 3.0, 0, 0, NULL);
        assertThat(plus.get("sales[shop].kind=k")).containsExactly(2 / 3.0, 0, 0, NULL);
        assertThat(plus.get("sales[shop].kind=m")).containsExactly(0, 1, 1, NULL);
        assertThat(plus.get("sales[shop].kind=l")).containsExactly(1 / 3.0, 0, 0, NULL);
        assertThat(plus.get("sales[shop].day:min")).containsExactly(0, 1, 1, NULL);
        assertThat(plus.get("sales[shop].day:gap")).containsExactly(10, NULL, NULL, NULL);
        assertThat(plus.get("sales[shop].day:null")).containsExactly(1 / 3.0, 0, 0, NULL);
        assertThat(plus.get("sales[shop].paid:nunique")).containsExactly(2, 1, 1, 0);
        assertThat(plus.get("sales[shop].paid=true")).containsExactly(2 / 3.0, 1, 1, NULL);
        assertThat(plus).doesNotContainKeys("sales[shop].kind:null", "sales[shop].day:std", "sales[shop].paid:null");
        assertThat(plus).hasSize(3 + 4 + 3 + 4 + 3);
    }

    @Test
    void joinsPutChildrenBesideEachOfTheirParents() {
        Relationship relationship = Databases.SHOPS.relationships().get(0);
        JoinedRows rows = Features.joined(relationship, REAL);

        Map<String, double[]> join = values(FEATURES.join(relationship, side -> rows));

        assertThat(rows.child()).containsExactly(0, 1, 1, 2, 5);
        assertThat(rows.parent()).containsExactly(0, 1, 2, 0, 0);
        assertThat(rows.family()).containsExactly(0, 1, 1, 0, 0);
        assertThat(join.keySet())
                .containsExactly("sales.amount", "sales.kind", "sales.day", "sales.paid", "shops.size", "shops.town");
        assertThat(join.get("sales.amount")).containsExactly(1, 5, 5, 4, NULL);
        assertThat(join.get("shops.size")).containsExactly(1, 2, 3, 1, 1);
    }

    @Test
    void onlyWhatAllSidesHaveTakesPart() {
        Data other = new Data(
                List.of(
                        Databases.table("shops", Map.of("id", texts("a"), "town", texts("x"))),
                        new TableData("sales", 0, Map.of("amount", numbers()), List.of(), List.of())),
                List.of());
        SharedColumns columns = new SharedColumns(Databases.SHOPS, List.of(REAL, other));
        Features features = new Features(columns);

        assertThat(features.single("shops", true)).extracting(Feature::name).containsExactly("town");
        assertThat(features.single("sales", true)).extracting(Feature::name).containsExactly("amount");
        assertThat(columns.relationships()).isEmpty();
        assertThat(features.agg("shops")).isEmpty();
        assertThat(new SharedColumns(Databases.SHOPS, List.of(REAL, new Data(List.of(), List.of()))).tables())
                .isEmpty();
    }

    @Test
    void frequentTextsHaveCodesOfTheirOwnAndOthersShareOne() {
        String[] texts = new String[302];
        for (int i = 0; i < 300; i++) {
            texts[i] = "v" + (1000 + i % 150);
        }
        texts[300] = "v1149";
        texts[301] = null;
        CategoryCodes codes = new CategoryCodes(texts(texts));

        assertThat(codes.frequent()).hasSize(100).startsWith("v1149", "v1000", "v1001");
        assertThat(codes.of(texts("v1149", "v1000", "v1098", "v1099", "new", null)))
                .containsExactly(0, 1, 99, CategoryCodes.OTHER, CategoryCodes.UNSEEN, NULL);
    }
}
