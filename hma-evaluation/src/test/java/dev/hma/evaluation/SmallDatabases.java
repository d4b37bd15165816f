package dev.hma.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.Hma;
import dev.hma.core.metadata.MetadataJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Databases that a test writes down, and their evaluation. */
public final class SmallDatabases {
    private static final Hma HMA = Hma.create();

    private final Path folder;
    private final Path metadata;
    private int threads = 2;

    /** A real and a synthetic database without tables. */
    public SmallDatabases(Path folder, Schema schema) {
        this.folder = folder;
        this.metadata = write(folder.resolve("metadata.json"), MetadataJson.toJson(schema));
        directory("real");
        directory("synthetic");
    }

    /** A table: {@code name, "id key", "x number", "k text", "b flag", "d day"}, the first column being its primary key if it is a key. */
    public static Table table(String name, String... columns) {
        List<ColumnSpec> specs =
                Arrays.stream(columns).map(SmallDatabases::column).toList();
        List<String> key = columns[0].endsWith(" key") ? List.of(specs.get(0).name()) : List.of();
        return new Table(name, specs, key);
    }

    private static ColumnSpec column(String text) {
        List<String> words = Splitter.on(" ").splitToList(text);
        return new ColumnSpec(
                words.get(0),
                switch (words.get(1)) {
                    case "key" -> new ColumnType.Id(null);
                    case "number" -> new ColumnType.Numerical(null);
                    case "whole" -> new ColumnType.Numerical("Int64");
                    case "text" -> new ColumnType.Categorical(List.of());
                    case "flag" -> new ColumnType.Bool();
                    case "day" -> new ColumnType.Datetime("%Y-%m-%d");
                    default -> throw new IllegalArgumentException(text);
                });
    }

    /** A foreign key of one column to a parent whose key is {@code id}. */
    public static Relationship link(String parent, String child, String foreignKey) {
        return new Relationship(parent, List.of("id"), child, List.of(foreignKey));
    }

    public SmallDatabases real(String table, String... lines) {
        return put("real", table, lines);
    }

    public SmallDatabases synthetic(String table, String... lines) {
        return put("synthetic", table, lines);
    }

    public SmallDatabases both(String table, String... lines) {
        return real(table, lines).synthetic(table, lines);
    }

    public SmallDatabases holdout(String table, String... lines) {
        return put("holdout", table, lines);
    }

    public SmallDatabases threads(int number) {
        threads = number;
        return this;
    }

    private SmallDatabases put(String side, String table, String... lines) {
        write(directory(side).resolve(table + ".csv"), String.join("\n", lines) + "\n");
        return this;
    }

    /** The folder of a side: {@code real}, {@code synthetic} or {@code holdout}. */
    public Path directory(String side) {
        try {
            return Files.createDirectories(folder.resolve(side));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path metadata() {
        return metadata;
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The figures of some metrics. */
    public ObjectNode evaluate(String... metrics) {
        Evaluation evaluation = new Evaluation(HMA, metadata, directory("real"), directory("synthetic"))
                .only(List.of(metrics))
                .threads(threads);
        Path holdout = folder.resolve("holdout");
        return (Files.exists(holdout) ? evaluation.holdout(holdout) : evaluation)
                .run()
                .figures();
    }

    /** The figures of one metric. */
    public ObjectNode figures(String metric) {
        return Objects.requireNonNull((ObjectNode) evaluate(metric).get(metric));
    }
}
