package dev.hma.api.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column means, and so how it is read, modelled and written.
 *
 * <p>The kinds follow the {@code sdtype} of SDV's metadata. Each has one {@linkplain #storage() storage}: the kind of
 * array that a {@link dev.hma.api.data.Column} holds it in.
 */
public sealed interface ColumnType {
    /** The kind of array that holds a column. */
    enum Storage {
        /** Whole numbers and booleans (0 and 1). */
        LONGS,
        /** Real numbers. */
        DOUBLES,
        /** Text, through a dictionary. */
        TEXTS,
        /** Points in time, microseconds since 1970-01-01T00:00 without a zone. */
        DATETIMES
    }

    /** {@return the kind of array that holds a column of this type} */
    Storage storage();

    /** {@return the name of this type in SDV's metadata} */
    String sdtype();

    /**
     * A number.
     *
     * @param representation {@code computer_representation} of the metadata ({@code Int64}, {@code Float}, ...); null
     *     where it is not declared: such a column is read as real, and written without decimals if it had none
     */
    record Numerical(@Nullable String representation) implements ColumnType {
        /** {@return whether the representation is declared to be a whole number} */
        public boolean integer() {
            return representation != null && (representation.startsWith("Int") || representation.startsWith("UInt"));
        }

        @Override
        public Storage storage() {
            return integer() ? Storage.LONGS : Storage.DOUBLES;
        }

        @Override
        public String sdtype() {
            return "numerical";
        }
    }

    /**
     * One of a set of values.
     *
     * @param order the values in their natural order, where the metadata declares one; otherwise empty
     */
    record Categorical(List<String> order) implements ColumnType {
        /** Copies the order. */
        public Categorical {
            order = List.copyOf(order);
        }

        @Override
        public Storage storage() {
            return Storage.TEXTS;
        }

        @Override
        public String sdtype() {
            return "categorical";
        }
    }

    /** True or false, held as 1 or 0. */
    record Bool() implements ColumnType {
        @Override
        public Storage storage() {
            return Storage.LONGS;
        }

        @Override
        public String sdtype() {
            return "boolean";
        }
    }

    /**
     * A point in time.
     *
     * @param format the declared strftime format; null where none is declared
     */
    record Datetime(@Nullable String format) implements ColumnType {
        @Override
        public Storage storage() {
            return Storage.DATETIMES;
        }

        @Override
        public String sdtype() {
            return "datetime";
        }
    }

    /**
     * An identifier: a key, or a column that behaves like one. Never modelled, always generated.
     *
     * @param regex the declared form of the values; null where none is declared
     */
    record Id(@Nullable String regex) implements ColumnType {
        @Override
        public Storage storage() {
            return Storage.TEXTS;
        }

        @Override
        public String sdtype() {
            return "id";
        }
    }

    /**
     * Personal data or free text, generated and never copied from the data: names, addresses, anything that the
     * metadata calls {@code unknown} or {@code text}.
     *
     * @param sdtype what kind of text it is: {@code first_name}, {@code email}, {@code unknown}, ...
     * @param pii whether the metadata calls it personal; it does unless it says otherwise
     */
    record Text(String sdtype, boolean pii) implements ColumnType {
        /**
         * Personal data.
         *
         * @param sdtype what kind of text it is
         */
        public Text(String sdtype) {
            this(sdtype, true);
        }

        @Override
        public Storage storage() {
            return Storage.TEXTS;
        }
    }
}
