package dev.hma.evaluation.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkRunTest {
    private static final String FIGURES = """
            {
              "families": {"mean_next_difference": 0.03},
              "detection": {"single": {"accuracy": 0.55}, "agg": {"accuracy": null}},
              "privacy": {"copies": 0.2, "copies_holdout": 0.1, "dcr_share": 0.51},
              "holdout": {
                "families": {"mean_next_difference": 0.02},
                "detection": {"single": {"accuracy": 0.52}}
              },
              "against_holdout": {"detection": {"single": {"accuracy": 0.57}, "agg": {"accuracy": 0.6}}}
            }""";

    @Test
    void figuresAreThoseOfTheSyntheticRowsOfRowsNeverSeenAndOfOneAgainstTheOther() throws IOException {
        JsonNode figures = new ObjectMapper().readTree(FIGURES);
        BenchmarkRun run = BenchmarkRun.of("trees", 3, Map.of(Measure.FIT_SECONDS, 1.5), figures);
        assertThat(run.values())
                .containsOnly(
                        Map.entry(Measure.FIT_SECONDS, 1.5),
                        Map.entry(Measure.NEXT_VALUE, 0.03),
                        Map.entry(Measure.DETECTION_SINGLE, 0.55),
                        Map.entry(Measure.DETECTION_SINGLE_UNSEEN, 0.57),
                        Map.entry(Measure.DETECTION_AGG_UNSEEN, 0.6),
                        Map.entry(Measure.COPIES, 0.2),
                        Map.entry(Measure.NEARER_TO_TRAINING, 0.51));
        assertThat(run.unseen())
                .containsOnly(
                        Map.entry(Measure.NEXT_VALUE, 0.02),
                        Map.entry(Measure.DETECTION_SINGLE, 0.52),
                        Map.entry(Measure.COPIES, 0.1));
        assertThat(run.failure()).isNull();
    }
}
