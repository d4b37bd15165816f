package dev.hma.core;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.TableSource;
import dev.hma.core.fit.GivenReading;
import dev.hma.core.given.Condition;
import dev.hma.core.given.Conditions;
import dev.hma.core.given.Given;
import dev.hma.core.given.GivenValues;
import dev.hma.core.model.FittedModel;
import dev.hma.core.progress.Progress;
import dev.hma.core.source.DirectoryTables;
import dev.hma.core.source.MemoryTable;
import dev.hma.core.work.Workers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where what is known about a sample comes from: reference data of the model, tables that are given in their place or
 * besides, and conditions.
 */
record GivenSources(
        HmaModel model, List<Path> directories, Map<String, TableSource> tables, List<Condition> conditions) {
    /** What is known, by the tables' names. */
    Map<String, Given> read(Workers workers, Progress progress) {
        FittedModel fitted = model.fitted();
        Map<String, TableSource> sources = new LinkedHashMap<>();
        fitted.reference()
                .forEach((name, rows) ->
                        sources.put(name, MemoryTable.of(fitted.schema().table(name), rows)));
        directories.forEach(directory -> open(directory, sources));
        tables.forEach((name, source) -> sources.put(fitted.table(name).table().name(), source));
        Map<String, GivenValues> values = Conditions.read(fitted, model.components(), conditions);
        values.forEach((name, own) -> {
            if (sources.containsKey(name)) {
                throw new SynthesisException(
                                "its rows are "
                                        + (fitted.reference().containsKey(name) ? "reference data" : "given")
                                        + " and kept as they are, so that " + own.conditions() + " cannot be demanded",
                                "Set conditions on tables that are generated")
                        .in("table " + name);
            }
        });
        Map<String, Given> given = new LinkedHashMap<>(values);
        if (!sources.isEmpty()) {
            given.putAll(GivenReading.read(fitted, model.components(), sources, workers, progress));
        }
        return given;
    }

    private void open(Path directory, Map<String, TableSource> sources) {
        DirectoryTables files = Hma.tables(model.components(), directory);
        List<String> names = files.tables();
        if (names.isEmpty()) {
            throw new SynthesisException(
                    directory + " holds no tables", "Name a directory that holds files of tables that are to be kept");
        }
        List<String> known =
                model.fitted().tables().stream().map(t -> t.table().name()).toList();
        List<String> unknown = names.stream().filter(n -> !known.contains(n)).toList();
        if (!unknown.isEmpty()) {
            throw new SynthesisException(
                    directory + " holds files of " + unknown + ", which are no tables of the model",
                    "Its tables are " + known);
        }
        names.forEach(
                name -> sources.put(name, files.open(model.fitted().table(name).table())));
    }
}
