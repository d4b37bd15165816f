package dev.hma.evaluation.data;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Batches;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSource;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.source.DirectoryTables;
import dev.hma.core.source.DirectoryTables.TableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tables of a directory into memory, as far as it can.
 *
 * <p>All columns are read at once by their types. Where one cannot be, all are read again and that one as texts, so that one
 * malformed field costs no more than itself. Keys are texts whatever the metadata say.
 */
public final class DataReader {
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

    /** Reads one table. */
    private final class TableReader {
        private final Table table;
        private final TableFile file;
        /** The columns of the file, in its order. */
        private final Map<String, ColumnReading> columns = new LinkedHashMap<>();

        TableReader(Table table, TableFile file) {
            this.table = table;
            this.file = file;
            Set<String> keys = Columns.keys(schema, table);
            for (String name : names()) {
                ColumnSpec known = table.find(name).orElse(null);
                columns.put(name, new ColumnReading(known, keys.contains(name)));
            }
        }

        private List<String> names() {
            try {
                return file.format().columns(file.file()).orElse(table.columnNames());
            } catch (IOException e) {
                throw cannotBeRead(e);
            }
        }

        TableData read() {
            while (true) {
                try {
                    return load();
                } catch (SynthesisException e) {
                    if (!failed(e.place()).map(ColumnReading::tryAnotherWay).orElse(false)) {
                        // Rows that are no rows, or a column that can be read in no way.
                        throw e;
                    }
                }
            }
        }

        /** The column that a failure is about, which is the last thing in its place. */
        private Optional<ColumnReading> failed(String place) {
            return columns.keySet().stream()
                    .filter(name -> place.endsWith("column " + name))
                    .max(Comparator.comparingInt(String::length))
                    .map(columns::get);
        }

        private TableData load() {
            List<ColumnSpec> specs = new ArrayList<>();
            columns.forEach((name, reading) -> specs.add(new ColumnSpec(name, reading.type())));
            List<String> wanted =
                    table.columnNames().stream().filter(columns::containsKey).toList();
            List<ColumnValues> values =
                    wanted.stream().map(name -> reading(name).collector()).toList();
            int rows = load(new Table(table.name(), specs, List.of()), wanted, values);
            Map<String, Values> read = new LinkedHashMap<>();
            List<String> unreadable = new ArrayList<>();
            for (int k = 0; k < wanted.size(); k++) {
                LenientValues finished = reading(wanted.get(k)).finish(values.get(k));
                read.put(wanted.get(k), finished.values());
                if (finished.unreadable() > 0) {
                    unreadable.add(wanted.get(k));
                }
            }
            List<String> extra = columns.keySet().stream()
                    .filter(name -> table.find(name).isEmpty())
                    .sorted()
                    .toList();
            return new TableData(table.name(), rows, read, extra, unreadable);
        }

        private ColumnReading reading(String name) {
            return Objects.requireNonNull(columns.get(name));
        }

        private int load(Table typed, List<String> wanted, List<ColumnValues> values) {
            int rows = 0;
            try {
                TableSource source = file.format().source(file.file(), typed);
                for (TableSource.Split split : source.splits()) {
                    try (Batches batches = split.open(wanted)) {
                        for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                            for (int k = 0; k < values.size(); k++) {
                                values.get(k).add(batch.columns().get(k), batch.size());
                            }
                            rows = Math.addExact(rows, batch.size());
                        }
                    }
                }
            } catch (IOException e) {
                throw cannotBeRead(e);
            }
            return rows;
        }

        private SynthesisException cannotBeRead(IOException e) {
            return new SynthesisException(file.file() + " cannot be read: " + e.getMessage(), "", e);
        }
    }
}
