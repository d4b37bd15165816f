package dev.hma.core.given;

import dev.hma.api.SynthesisException;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.component.Components;
import dev.hma.core.json.RecordJson;
import dev.hma.core.model.FittedTable;

/** Whether the rest of a row can be drawn where a part of it is known. */
public final class Conditioning {
    private Conditioning() {}

    /**
     * Checks that a table's synthesizer draws the rest of a row given any of its features.
     *
     * @param components the components there are
     * @param table the table
     * @throws SynthesisException if it does not
     */
    public static void require(Components components, FittedTable table) {
        String name = table.synthesizer().name();
        boolean able = components
                .make(
                        TableSynthesizer.class,
                        name,
                        RecordJson.toTree(table.synthesizer().parameters()))
                .abilities()
                .contains(TableSynthesizer.Ability.CONDITIONS);
        if (!able) {
            throw new SynthesisException(
                            "the synthesizer " + name + " cannot draw the rest of a row of which a part is known",
                            "Fit with another synthesizer of this table, such as gaussian-copula, or give nothing of it")
                    .in("table " + table.table().name());
        }
    }
}
