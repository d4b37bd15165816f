package dev.hma.evaluation.data;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Batches;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSource;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.source.DirectoryTables;
import dev.hma.core.source.DirectoryTables.TableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the tables of a directory into memory, as far as it can.
 *
 * <p>All columns are read at once by their types; if that fails, each by itself, and then as texts, so that one malformed
 * field costs no more than itself. Keys are texts whatever the metadata say.
 */
public final class DataReader {
    private static final ColumnType TEXT = new ColumnType.Text("text");

    private final Schema schema;
    private final DirectoryTables files;

    /**
     * A reader.
     *
     * @param schema the structure to read by
     * @param files the files
     */
    public DataReader(Schema schema, DirectoryTables files) {
        this.schema = schema;
        this.files = files;
    }

    /**
     * Reads all tables.
     *
     * @return what is there
     * @throws SynthesisException if a file is no table at all: rows of different length, bytes that are no text
     */
    public Data read() {
        List<TableData> tables = new ArrayList<>();
        for (Table table : schema.tables()) {
            try {
                files.find(table.name()).ifPresent(file -> tables.add(new TableReader(table, file).read()));
            } catch (SynthesisException e) {
                throw e.place().contains(table.name()) ? e : e.in("table " + table.name());
            }
        }
        Set<String> known =
                new HashSet<>(schema.tables().stream().map(Table::name).toList());
        return new Data(
                tables,
                files.tables().stream().filter(name -> !known.contains(name)).toList());
    }

    private final class TableReader {
        private final Table table;
        private final TableFile file;
        private final List<String> names;
        private final Set<String> keys;
        private final List<String> unreadable = new ArrayList<>();
        private int rows;

        TableReader(Table table, TableFile file) {
            this.table = table;
            this.file = file;
            this.keys = Columns.keys(schema, table);
            try {
                this.names = file.format().columns(file.file()).orElse(table.columnNames());
            } catch (IOException e) {
                throw cannotBeRead(e);
            }
        }

        TableData read() {
            List<ColumnSpec> wanted = table.columns().stream()
                    .filter(column -> names.contains(column.name()))
                    .toList();
            Map<String, Values> columns = new LinkedHashMap<>();
            try {
                List<ColumnValues> values =
                        load(wanted.stream().map(this::typed).toList());
                for (int k = 0; k < values.size(); k++) {
                    columns.put(wanted.get(k).name(), values.get(k).take());
                }
            } catch (SynthesisException e) {
                wanted.forEach(column -> columns.put(column.name(), single(column)));
            }
            List<String> extra = names.stream()
                    .filter(name -> table.find(name).isEmpty())
                    .sorted()
                    .toList();
            return new TableData(table.name(), rows, columns, extra, unreadable);
        }

        private ColumnSpec typed(ColumnSpec column) {
            boolean text = keys.contains(column.name()) || column.type().storage() == ColumnType.Storage.TEXTS;
            return text ? new ColumnSpec(column.name(), TEXT) : column;
        }

        private Values single(ColumnSpec column) {
            ColumnSpec typed = typed(column);
            try {
                return load(List.of(typed)).get(0).take();
            } catch (SynthesisException e) {
                if (typed.type().equals(TEXT)) {
                    // Rows that are no rows: there is no other way to read them.
                    throw e;
                }
                Values.Texts texts = (Values.Texts) load(List.of(new ColumnSpec(column.name(), TEXT)))
                        .get(0)
                        .take();
                LenientValues read = LenientValues.of(texts, column.type());
                if (read.unreadable() > 0) {
                    unreadable.add(column.name());
                }
                return read.values();
            }
        }

        /** Reads some columns by their types; those that are not asked for are texts. */
        private List<ColumnValues> load(List<ColumnSpec> columns) {
            List<ColumnSpec> all = new ArrayList<>();
            for (String name : names) {
                all.add(columns.stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .orElse(new ColumnSpec(name, TEXT)));
            }
            List<ColumnValues> values = columns.stream().map(ColumnValues::of).toList();
            List<String> wanted = columns.stream().map(ColumnSpec::name).toList();
            StorageFormat format = file.format();
            int count = 0;
            try {
                TableSource source = format.source(file.file(), new Table(table.name(), all, List.of()));
                for (TableSource.Split split : source.splits()) {
                    try (Batches batches = split.open(wanted)) {
                        for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                            for (int k = 0; k < values.size(); k++) {
                                values.get(k).add(batch.columns().get(k), batch.size());
                            }
                            count = Math.addExact(count, batch.size());
                        }
                    }
                }
            } catch (IOException e) {
                throw cannotBeRead(e);
            }
            rows = count;
            return values;
        }

        private SynthesisException cannotBeRead(IOException e) {
            return new SynthesisException(file.file() + " cannot be read: " + e.getMessage(), "", e);
        }
    }
}
