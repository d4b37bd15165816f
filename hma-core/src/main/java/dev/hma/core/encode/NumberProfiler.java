package dev.hma.core.encode;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.core.marginal.StepFinder;
import dev.hma.core.marginal.ValueCounter;

/**
 * Learns numbers. Those declared to be whole, and those that are whole without being declared to be anything, get an
 * {@link IntegerEncoder}.
 */
final class NumberProfiler extends ColumnProfiler {
    private final ColumnType.Numerical type;
    private final ValueCounter counter = new ValueCounter();
    private final StepFinder steps = new StepFinder();
    private final WholeGrid grid = new WholeGrid();
    private boolean whole = true;
    private double[] buffer = {};

    NumberProfiler(String table, ColumnSpec spec, ColumnType.Numerical type) {
        super(table, spec);
        this.type = type;
    }

    @Override
    void addValues(Column column, int n) {
        buffer = buffer.length < n ? new double[n] : buffer;
        Columns.numbers(column, n, buffer);
        if (column instanceof Column.Longs longs) {
            for (int i = 0; i < n; i++) {
                if (!longs.nulls().get(i)) {
                    grid.add(longs.values()[i]);
                }
            }
        } else {
            for (int i = 0; i < n; i++) {
                if (!column.nulls().get(i)) {
                    addReal(buffer[i]);
                }
            }
        }
        if (!type.integer()) {
            steps.add(buffer, n);
        }
        counter.add(buffer, n);
    }

    private void addReal(double value) {
        if (!Double.isFinite(value)) {
            throw new SynthesisException("the value " + value + " is no finite number", "Leave it empty instead");
        }
        if (value == Math.rint(value) && Math.abs(value) < 0x1p63) {
            grid.add((long) value);
            return;
        }
        whole = false;
        if (type.integer()) {
            throw new SynthesisException(
                    "the value " + value + " is not whole, and computer_representation says " + type.representation(),
                    "Declare Float");
        }
    }

    @Override
    void mergeValues(ColumnProfiler other) {
        NumberProfiler that = (NumberProfiler) other;
        counter.merge(that.counter);
        steps.merge(that.steps);
        grid.merge(that.grid);
        whole &= that.whole;
    }

    @Override
    Profile profile() {
        if (whole && (type.integer() || type.representation() == null)) {
            return profile(
                    new IntegerEncoder(grid.min(), grid.max(), grid.step(), sometimesMissing()),
                    counter.counts((double) grid.step(), false));
        }
        var counts = counter.counts(steps.step(), false);
        return profile(
                new RealEncoder(steps.decimals(), steps.step(), counts.min(), counts.max(), sometimesMissing()),
                counts);
    }
}
