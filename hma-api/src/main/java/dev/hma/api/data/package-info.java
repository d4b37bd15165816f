/**
 * Rows as they are stored: columnar batches, sources that can be read more than once, sinks, storage formats.
 *
 * <p>A storage format keeps a table in a file. It hands out a source, which is read several times in a fit, and a
 * sink. A format of Java's own binary streams, a block of rows after the other, column by column:
 *
 * <pre>{@code
 * import dev.hma.api.data.Batches;
 * import dev.hma.api.data.Column;
 * import dev.hma.api.data.StorageFormat;
 * import dev.hma.api.data.TableBatch;
 * import dev.hma.api.data.TableSink;
 * import dev.hma.api.data.TableSource;
 * import dev.hma.api.schema.ColumnSpec;
 * import dev.hma.api.schema.Table;
 * import java.io.BufferedInputStream;
 * import java.io.BufferedOutputStream;
 * import java.io.DataInputStream;
 * import java.io.DataOutputStream;
 * import java.io.IOException;
 * import java.nio.file.Files;
 * import java.nio.file.Path;
 * import java.nio.file.StandardCopyOption;
 * import java.util.BitSet;
 * import java.util.HashMap;
 * import java.util.List;
 * import java.util.Map;
 *
 * public final class StreamFormat implements StorageFormat {
 *     @Override
 *     public List<String> extensions() {
 *         return List.of("stream");
 *     }
 *
 *     @Override
 *     public TableSource source(Path file, Table table) {
 *         return new TableSource() {
 *             @Override
 *             public String description() {
 *                 return file.toString();
 *             }
 *
 *             @Override
 *             public List<Split> splits() {
 *                 return List.of(columns -> new Reading(file, table, columns));
 *             }
 *         };
 *     }
 *
 *     @Override
 *     public TableSink sink(Path file, Table table) throws IOException {
 *         return new Writing(file);
 *     }
 *
 *     private static final class Reading implements Batches {
 *         private final DataInputStream in;
 *         private final Table table;
 *         private final List<String> wanted;
 *
 *         Reading(Path file, Table table, List<String> wanted) throws IOException {
 *             this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
 *             this.table = table;
 *             this.wanted = wanted;
 *         }
 *
 *         @Override
 *         public TableBatch next() throws IOException {
 *             int size = in.readInt();
 *             if (size == 0) {
 *                 return null;
 *             }
 *             Map<String, Column> columns = new HashMap<>();
 *             for (ColumnSpec column : table.columns()) {
 *                 columns.put(column.name(), read(column, size));
 *             }
 *             return new TableBatch(size, wanted.stream().map(columns::get).toList());
 *         }
 *
 *         private Column read(ColumnSpec column, int size) throws IOException {
 *             BitSet nulls = BitSet.valueOf(in.readNBytes(in.readInt()));
 *             boolean unpadded = in.readBoolean();
 *             long[] longs = new long[size];
 *             double[] doubles = new double[size];
 *             String[] texts = new String[size];
 *             int[] codes = new int[size];
 *             for (int i = 0; i < size; i++) {
 *                 switch (column.type().storage()) {
 *                     case LONGS, DATETIMES -> longs[i] = in.readLong();
 *                     case DOUBLES -> doubles[i] = in.readDouble();
 *                     case TEXTS -> texts[i] = in.readUTF();
 *                 }
 *                 codes[i] = i;
 *             }
 *             return switch (column.type().storage()) {
 *                 case LONGS -> new Column.Longs(longs, nulls);
 *                 case DATETIMES -> new Column.Datetimes(longs, nulls, unpadded);
 *                 case DOUBLES -> new Column.Doubles(doubles, nulls);
 *                 case TEXTS -> new Column.Texts(codes, texts, nulls);
 *             };
 *         }
 *
 *         @Override
 *         public void close() throws IOException {
 *             in.close();
 *         }
 *     }
 *
 *     private static final class Writing implements TableSink {
 *         private final Path file;
 *         private final Path hidden;
 *         private final DataOutputStream out;
 *         private final Map<Long, TableBatch> early = new HashMap<>();
 *         private long next;
 *
 *         Writing(Path file) throws IOException {
 *             this.file = file;
 *             this.hidden = Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".part");
 *             this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(hidden)));
 *         }
 *
 *         // Blocks come in any order and from several threads: one that is early waits.
 *         @Override
 *         public synchronized void write(long block, TableBatch rows) throws IOException {
 *             early.put(block, rows);
 *             for (TableBatch due = early.remove(next); due != null; due = early.remove(next)) {
 *                 append(due);
 *                 next++;
 *             }
 *         }
 *
 *         private void append(TableBatch rows) throws IOException {
 *             if (rows.size() == 0) {
 *                 return;
 *             }
 *             out.writeInt(rows.size());
 *             for (Column column : rows.columns()) {
 *                 byte[] nulls = column.nulls().toByteArray();
 *                 out.writeInt(nulls.length);
 *                 out.write(nulls);
 *                 out.writeBoolean(column instanceof Column.Datetimes dates && dates.unpadded());
 *                 for (int i = 0; i < rows.size(); i++) {
 *                     append(column, i);
 *                 }
 *             }
 *         }
 *
 *         private void append(Column column, int row) throws IOException {
 *             if (column instanceof Column.Longs longs) {
 *                 out.writeLong(longs.values()[row]);
 *             } else if (column instanceof Column.Datetimes dates) {
 *                 out.writeLong(dates.micros()[row]);
 *             } else if (column instanceof Column.Doubles doubles) {
 *                 out.writeDouble(doubles.values()[row]);
 *             } else if (column instanceof Column.Texts texts) {
 *                 out.writeUTF(texts.nulls().get(row) ? "" : texts.text(row));
 *             }
 *         }
 *
 *         @Override
 *         public void commit() throws IOException {
 *             out.writeInt(0);
 *             out.close();
 *             Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING);
 *         }
 *
 *         @Override
 *         public void close() throws IOException {
 *             out.close();
 *             Files.deleteIfExists(hidden);
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>The table says which columns there are and of what type; a source reads them as declared and never guesses.
 *       Leading zeros and the text {@code NA} are values, and null is something else than an empty text.
 *   <li>A split gives the same rows in the same order in every reading, and the columns in the order in which they are
 *       asked for. None may be asked for: batches then have a size only. Splits are read at the same time, each by one
 *       thread.
 *   <li>What stands in an array where {@code nulls} is set means nothing: do not read it.
 *   <li>Batches may be kept by who reads them, and blocks by the sink: their arrays are not used again.
 *   <li>A sink puts blocks into the order of their numbers. Nothing is visible before {@code commit}, and {@code
 *       close} without it leaves nothing behind.
 *   <li>Malformed input is a {@link dev.hma.api.SynthesisException} that names file, line, column and value; what the
 *       disk does is an {@link java.io.IOException}.
 * </ul>
 *
 * <p>Formats have no contract in the conformance kit yet. Test that a table comes back as it was, nulls and empty
 * texts included; with columns chosen and exchanged; from blocks that are written out of order; and that an abandoned
 * sink leaves no file.
 */
@NullMarked
package dev.hma.api.data;

import org.jspecify.annotations.NullMarked;
