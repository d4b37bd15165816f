package dev.hma.evaluation.report;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.evaluation.EvaluationResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the databases of a report.
 *
 * @param key what the page calls it
 * @param label what people call it
 * @param data the database
 */
record Side(String key, String label, Data data) {
    static final String REAL = "real";
    static final String SYNTHETIC = "synthetic";
    static final String HOLDOUT = "holdout";

    /** {@return the databases of an evaluation: the real one, the synthetic one and, if there is one, the holdout} */
    static List<Side> of(EvaluationResult result) {
        List<Side> sides = new ArrayList<>();
        sides.add(new Side(REAL, REAL, result.real()));
        sides.add(new Side(SYNTHETIC, SYNTHETIC, result.synthetic()));
        Data holdout = result.holdout();
        if (holdout != null) {
            sides.add(new Side(HOLDOUT, "held out", holdout));
        }
        return sides;
    }

    @Nullable
    TableData table(String name) {
        return data.find(name);
    }

    /** {@return the values of a column; null if the table or the column is not there} */
    @Nullable
    Values values(String table, String column) {
        TableData found = data.find(table);
        return found == null ? null : found.find(column);
    }
}
