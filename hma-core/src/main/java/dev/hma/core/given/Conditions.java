package dev.hma.core.given;

import dev.hma.api.SynthesisException;
import dev.hma.core.component.Components;
import dev.hma.core.encode.Encoder;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedModel;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.TableFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns conditions on columns into values of features. */
public final class Conditions {
    private final FittedTable table;
    private final Map<Integer, Double> values = new LinkedHashMap<>();
    private final KnownFeatures known = new KnownFeatures();

    private Conditions(FittedTable table) {
        this.table = table;
    }

    /**
     * Reads conditions.
     *
     * @param model the model that is to meet them
     * @param components the components there are
     * @param conditions the conditions
     * @return what they say about the tables that they name
     * @throws SynthesisException if they cannot be met; the message says what is possible
     */
    public static Map<String, GivenValues> read(FittedModel model, Components components, List<Condition> conditions) {
        Map<String, List<Condition>> byTable = new LinkedHashMap<>();
        conditions.forEach(c ->
                byTable.computeIfAbsent(c.table(), name -> new ArrayList<>()).add(c));
        Map<String, GivenValues> read = new LinkedHashMap<>();
        byTable.forEach((name, own) -> {
            FittedTable table = model.table(name);
            checkRoot(model, table);
            Conditioning.require(components, table);
            Conditions all = new Conditions(table);
            own.forEach(all::add);
            read.put(name, new GivenValues(all.known, all.values, own));
        });
        return read;
    }

    private static void checkRoot(FittedModel model, FittedTable table) {
        if (table.road() != FittedTable.Road.ROOT) {
            List<String> roots = model.tables().stream()
                    .filter(t -> t.road() == FittedTable.Road.ROOT)
                    .map(t -> t.table().name())
                    .toList();
            throw new SynthesisException(
                            "its rows are drawn from those of a parent, so that no condition can be set on them",
                            "Conditions can be set on the tables " + String.join(", ", roots))
                    .in("table " + table.table().name());
        }
    }

    private void add(Condition condition) {
        try {
            add(
                    table.table()
                            .columnNames()
                            .indexOf(table.table().column(condition.column()).name()),
                    condition.value());
        } catch (SynthesisException e) {
            throw e.in("condition " + condition);
        }
    }

    private void add(int column, String value) {
        FittedColumn fitted = table.columns().get(column);
        if (!(fitted instanceof FittedColumn.Encoded encoded)
                || !encoded.encoder().modelled()) {
            throw new SynthesisException(
                    "the column is generated, not modelled", "Conditions can be set on " + modelled());
        }
        Encoder encoder = encoded.encoder();
        int indicator = table.frame().indicator(column);
        if (value.isEmpty()) {
            if (indicator == TableFrame.NONE) {
                throw new SynthesisException("no value of the column is missing", "Name a value");
            }
            put(indicator, 1);
            return;
        }
        int feature = table.frame().value(column);
        put(feature, new ValueText(table.table().columns().get(column).type(), encoder).read(value));
        if (indicator != TableFrame.NONE) {
            put(indicator, 0);
        }
    }

    private void put(int feature, double value) {
        Double before = values.put(feature, value);
        if (before != null && before != value) {
            throw new SynthesisException("another condition demands another value", "Sample once for each of them");
        }
        known.put(feature, value);
    }

    private String modelled() {
        List<String> names = table.columns().stream()
                .filter(c -> c instanceof FittedColumn.Encoded e && e.encoder().modelled())
                .map(FittedColumn::name)
                .toList();
        return names.isEmpty() ? "no column of this table" : String.join(", ", names);
    }
}
