package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Batches to Arrow vectors and back; {@link ArrowFormat} says which type stands for what. */
public final class ArrowBatches {
    private ArrowBatches() {}

    /**
     * The Arrow schema of a table without rows.
     *
     * @param table the table
     * @return a nullable field per column, in the table's order
     */
    public static Schema schema(Table table) {
        List<Field> fields = new ArrayList<>();
        for (ColumnSpec column : table.columns()) {
            fields.add(Field.nullable(column.name(), type(column.type())));
        }
        return new Schema(fields);
    }

    /**
     * The Arrow schema of a table as a batch holds it: keys that are numbers in a column of ids are integers.
     *
     * @param table the table
     * @param batch rows of it, with all columns
     * @return a nullable field per column, in the table's order
     */
    public static Schema schema(Table table, TableBatch batch) {
        if (batch.columns().size() != table.columns().size()) {
            throw new IllegalArgumentException(batch.columns().size() + " columns for table " + table.name() + " of "
                    + table.columns().size());
        }
        List<Field> fields = new ArrayList<>();
        for (int k = 0; k < table.columns().size(); k++) {
            ColumnSpec column = table.columns().get(k);
            boolean bool = column.type() instanceof ColumnType.Bool;
            fields.add(
                    Field.nullable(column.name(), type(storage(batch.columns().get(k)), bool)));
        }
        return new Schema(fields);
    }

    private static ArrowType type(ColumnType type) {
        return type(type.storage(), type instanceof ColumnType.Bool);
    }

    private static ColumnType.Storage storage(Column column) {
        if (column instanceof Column.Longs) {
            return ColumnType.Storage.LONGS;
        }
        if (column instanceof Column.Doubles) {
            return ColumnType.Storage.DOUBLES;
        }
        return column instanceof Column.Texts ? ColumnType.Storage.TEXTS : ColumnType.Storage.DATETIMES;
    }

    private static ArrowType type(ColumnType.Storage storage, boolean bool) {
        return switch (storage) {
            case LONGS -> bool ? new ArrowType.Bool() : new ArrowType.Int(64, true);
            case DOUBLES -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case TEXTS -> new ArrowType.Utf8();
            case DATETIMES -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
        };
    }

    /**
     * Copies a batch into vectors.
     *
     * @param batch the rows
     * @param root vectors of {@link #schema(Table, TableBatch)}; what they held is given up
     * @throws IllegalArgumentException if a column does not go into its vector
     */
    public static void write(TableBatch batch, VectorSchemaRoot root) {
        root.clear();
        for (int k = 0; k < batch.columns().size(); k++) {
            write(batch.columns().get(k), batch.size(), root.getVector(k));
        }
        root.setRowCount(batch.size());
    }

    private static void write(Column column, int rows, FieldVector vector) {
        vector.setInitialCapacity(rows);
        vector.allocateNew();
        BitSet nulls = column.nulls();
        if (column instanceof Column.Longs longs && vector instanceof BitVector bits) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                bits.set(i, longs.values()[i] == 0 ? 0 : 1);
            }
        } else if (column instanceof Column.Longs longs && vector instanceof BigIntVector ints) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                ints.set(i, longs.values()[i]);
            }
        } else if (column instanceof Column.Doubles doubles && vector instanceof Float8Vector reals) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                reals.set(i, doubles.values()[i]);
            }
        } else if (column instanceof Column.Datetimes times && vector instanceof TimeStampMicroVector stamps) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                stamps.set(i, times.micros()[i]);
            }
        } else if (column instanceof Column.Texts texts && vector instanceof VarCharVector chars) {
            write(texts, rows, chars);
        } else {
            throw new IllegalArgumentException(
                    "a column of " + storage(column) + " does not go into the vector " + vector.getField());
        }
    }

    /** Each entry of a small dictionary is encoded once. */
    private static void write(Column.Texts texts, int rows, VarCharVector chars) {
        byte[][] encoded = new byte[texts.dictionary().length > rows ? 0 : texts.dictionary().length][];
        for (int code = 0; code < encoded.length; code++) {
            encoded[code] = texts.dictionary()[code].getBytes(StandardCharsets.UTF_8);
        }
        BitSet nulls = texts.nulls();
        for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
            chars.setSafe(
                    i,
                    encoded.length > 0
                            ? encoded[texts.codes()[i]]
                            : texts.text(i).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Copies vectors into a batch.
     *
     * @param root the vectors
     * @param dictionaries the dictionaries of those that are encoded
     * @param table the table, which says what the columns are
     * @param columns names of the wanted columns; the batch holds them in this order
     * @return the rows
     * @throws SynthesisException if a column is not there, or a value is not one of the column's type: the message names
     *     column, row and value
     */
    public static TableBatch read(
            VectorSchemaRoot root, DictionaryProvider dictionaries, Table table, List<String> columns) {
        ArrowRows rows = new ArrowRows(table, columns);
        rows.load(root, dictionaries);
        return rows.slice(0, root.getRowCount());
    }
}
