package dev.hma.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.core.Hma;
import dev.hma.core.json.Json;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what a model has learnt. */
@Command(
        name = "inspect",
        description = "Shows what was learnt: tables, marginals and their parameters, what each column leans on,"
                + " extension columns, the share of variance between parents, numbers of children.")
final class InspectCommand extends EngineCommand {
    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model, as fit wrote it.")
    private Path model;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Override
    void run(Hma hma) {
        JsonNode learnt = hma.load(model).inspect();
        if (json) {
            out().println(Json.text(learnt).stripTrailing());
        } else {
            new TreeText(out(), Map.of("order", OrderText::print)).print(learnt);
        }
    }
}
