package dev.hma.cli;

import dev.hma.api.SynthesisException;
import dev.hma.core.Fitting;
import dev.hma.core.Hma;
import dev.hma.core.HmaModel;
import dev.hma.core.component.Choice;
import dev.hma.core.config.Configuration;
import dev.hma.core.config.Orphans;
import dev.hma.core.model.FittedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Learns a database and writes the model. */
@Command(name = "fit", description = "Learns a database and writes a model of it.")
final class FitCommand extends EngineCommand {
    /** The ways by the names that the configuration file has for them. */
    static final class OrphansConverter implements ITypeConverter<Orphans> {
        @Override
        public Orphans convert(String name) {
            try {
                return Orphans.of(name);
            } catch (SynthesisException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The directory with a file per table: TABLE.csv or TABLE.arrow.")
    private Path data;

    @Option(names = "--metadata", required = true, paramLabel = "FILE", description = "The metadata JSON (SDV, V1).")
    private Path metadata;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "Where the model goes.")
    private Path model;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Choices for all tables and for single tables and columns, in JSON; the options below win.")
    private @Nullable Path config;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the fit's random numbers; 0 if not given.")
    private @Nullable Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; as many as processors if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--orphans",
            paramLabel = "fail|drop|null",
            converter = OrphansConverter.class,
            description = "What to do with rows whose foreign key names no row: fail (if not given), drop the row, or"
                    + " make the key null.")
    private @Nullable Orphans orphans;

    @Option(names = "--synthesizer", paramLabel = "NAME", description = "Synthesizer of the tables.")
    private @Nullable String synthesizer;

    @Option(names = "--extension", paramLabel = "NAME", description = "Extension strategy of the tables.")
    private @Nullable String extension;

    @Option(
            names = "--marginal",
            paramLabel = "NAME",
            description = "Marginal family of the columns; auto chooses one per column by likelihood.")
    private @Nullable String marginal;

    @Override
    void check() {
        checkThreads(threads);
    }

    @Override
    void run(Hma hma) throws IOException {
        long start = System.nanoTime();
        OutputFile.check("the model file", model);
        HmaModel fitted;
        try (ProgressLine progress = progress()) {
            Fitting fitting = hma.fitting()
                    .configuration(configuration())
                    .threads(threads)
                    .progress(progress);
            fitted = fitting.fit(hma.open(data, metadata));
            fitted.save(model);
        }
        Map<String, Long> dropped = fitted.fitted().provenance().dropped();
        TextTable tables = new TextTable("table", "rows");
        for (FittedTable table : fitted.fitted().tables()) {
            tables.row(table.table().name(), Shown.count(table.rows()));
        }
        tables.print(out(), "");
        dropped.forEach((table, rows) -> {
            if (rows > 0) {
                out().println("rows of " + table + " left out for want of a parent: " + Shown.count(rows));
            }
        });
        out().println("fitted in " + Shown.seconds(start) + ", model in " + model);
    }

    private Configuration configuration() {
        Configuration configuration = config == null ? Configuration.STANDARD : Configuration.read(config);
        configuration = seed == null ? configuration : configuration.withSeed(seed);
        configuration = orphans == null ? configuration : configuration.withOrphans(orphans);
        configuration = synthesizer == null ? configuration : configuration.withSynthesizer(Choice.of(synthesizer));
        configuration = extension == null ? configuration : configuration.withExtension(Choice.of(extension));
        return marginal == null ? configuration : configuration.withMarginal(Choice.of(marginal));
    }
}
