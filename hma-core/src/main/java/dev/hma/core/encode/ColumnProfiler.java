package dev.hma.core.encode;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;

/**
 * Learns one column: its encoder and how often which value occurs.
 *
 * <p>Profilers can be merged: the profile is a function of the multiset of values, however the rows are ordered and
 * partitioned. A column is profiled as what its {@link ColumnType} says it is; to keep the real values of a text column,
 * say that it is categorical. Not thread-safe: one profiler per thread, merged afterwards.
 */
public abstract sealed class ColumnProfiler
        permits NumberProfiler, DatetimeProfiler, CategoryProfiler, BooleanProfiler, TextProfiler, IdProfiler {
    private final String table;
    private final ColumnSpec spec;
    private long rows;
    private long missing;

    ColumnProfiler(String table, ColumnSpec spec) {
        this.table = table;
        this.spec = spec;
    }

    /**
     * A profiler that has seen nothing.
     *
     * @param table the table's name, for messages
     * @param spec the column and what it is to be taken for
     * @return the profiler
     */
    public static ColumnProfiler of(String table, ColumnSpec spec) {
        ColumnType type = spec.type();
        if (type instanceof ColumnType.Numerical number) {
            return new NumberProfiler(table, spec, number);
        }
        if (type instanceof ColumnType.Datetime) {
            return new DatetimeProfiler(table, spec);
        }
        if (type instanceof ColumnType.Categorical category) {
            return new CategoryProfiler(table, spec, category);
        }
        if (type instanceof ColumnType.Bool) {
            return new BooleanProfiler(table, spec);
        }
        if (type instanceof ColumnType.Text text) {
            return new TextProfiler(table, spec, text);
        }
        return new IdProfiler(table, spec);
    }

    /**
     * Adds rows.
     *
     * @param column their values
     * @param n the number of rows
     * @throws SynthesisException if values are not what the column's type says
     */
    public final void add(Column column, int n) {
        rows += n;
        missing += Columns.missing(column, n);
        try {
            addValues(column, n);
        } catch (SynthesisException e) {
            throw place(e);
        }
    }

    /**
     * Adds what another profiler has seen.
     *
     * @param other a profiler of the same column; unchanged
     */
    public final void merge(ColumnProfiler other) {
        if (other == this || !other.spec.equals(spec)) {
            throw new IllegalArgumentException("a profiler of " + other.spec + " does not join one of " + spec);
        }
        rows += other.rows;
        missing += other.missing;
        mergeValues(other);
    }

    /**
     * What was learnt so far.
     *
     * @return the profile
     * @throws SynthesisException if the column's declaration does not work, such as a malformed {@code regex_format}
     */
    public final Profile finish() {
        if (missing == rows) {
            return new Profile(new AbsentEncoder(spec.type().storage()), noCounts(), rows, missing);
        }
        try {
            return profile();
        } catch (SynthesisException e) {
            throw place(e);
        }
    }

    /** Adds the values that are not null. */
    abstract void addValues(Column column, int n);

    /** Adds the values of a profiler of the same class. */
    abstract void mergeValues(ColumnProfiler other);

    /** What was learnt of at least one value. */
    abstract Profile profile();

    final Profile profile(Encoder encoder, ValueCounts counts) {
        return new Profile(encoder, counts, rows, missing);
    }

    /** The profile of a column whose values are not modelled. */
    final Profile profile(Encoder encoder) {
        return profile(encoder, noCounts());
    }

    final boolean sometimesMissing() {
        return missing > 0 && missing < rows;
    }

    final long missing() {
        return missing;
    }

    private ValueCounts noCounts() {
        return new ValueCounts(new double[0], new long[0], missing, Double.NaN, Double.NaN, 0, false, true);
    }

    private SynthesisException place(SynthesisException e) {
        return e.in("column " + spec.name()).in("table " + table);
    }
}
