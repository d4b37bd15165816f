package dev.hma.cli.benchmark;

import dev.hma.api.SynthesisException;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.component.Choice;
import dev.hma.core.component.Components;
import dev.hma.core.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A configuration that takes part.
 *
 * @param name what it is called in tables
 * @param configuration what it says
 */
public record Contender(String name, Configuration configuration) {
    private static final String STANDARD = "default";
    private static final String EXTENSION = ".json";

    /** How the standard configuration is changed to have a component of a kind. */
    private static final Map<Class<?>, Function<Choice, Configuration>> CHANGES = changes();

    private static Map<Class<?>, Function<Choice, Configuration>> changes() {
        Map<Class<?>, Function<Choice, Configuration>> changes = new LinkedHashMap<>();
        changes.put(TableSynthesizer.class, Configuration.STANDARD::withSynthesizer);
        changes.put(ExtensionStrategy.class, Configuration.STANDARD::withExtension);
        changes.put(MarginalFamily.class, Configuration.STANDARD::withMarginal);
        changes.put(ParentMatcher.class, Configuration.STANDARD::withMatcher);
        return changes;
    }

    /**
     * Finds those that were asked for.
     *
     * @param given of each a file, the name of a component, or {@code default}
     * @param components the components there are
     * @return the contenders, in this order
     * @throws SynthesisException if there is no such file or component, a file is no configuration, or two of them are
     *     called the same
     */
    public static List<Contender> of(List<String> given, Components components) {
        List<Contender> found = new ArrayList<>();
        for (String one : given) {
            Contender contender = of(one, components);
            if (found.stream().anyMatch(other -> other.name().equals(contender.name()))) {
                throw new SynthesisException(
                        "two configurations are called '" + contender.name() + "'",
                        "Name each of them once, and files differently");
            }
            found.add(contender);
        }
        return List.copyOf(found);
    }

    private static Contender of(String given, Components components) {
        Path file = Path.of(given);
        if (given.endsWith(EXTENSION) || Files.isRegularFile(file)) {
            String name = Objects.requireNonNullElse(file.getFileName(), file).toString();
            return new Contender(
                    name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name,
                    Configuration.read(file));
        }
        if (given.equals(STANDARD)) {
            return new Contender(given, Configuration.STANDARD);
        }
        if (given.equals(Configuration.AUTO)) {
            return new Contender(given, Configuration.STANDARD.withMarginal(Choice.of(given)));
        }
        List<Configuration> found = new ArrayList<>();
        CHANGES.forEach((kind, change) -> {
            if (components.names(kind).contains(given)) {
                found.add(change.apply(Choice.of(given)));
            }
        });
        if (found.isEmpty()) {
            throw new SynthesisException(
                    "there is no configuration file and no component '" + given + "'",
                    "There are " + possible(components));
        }
        if (found.size() > 1) {
            throw new SynthesisException(
                    "there are components of several kinds called '" + given + "'",
                    "Choose one by a configuration file");
        }
        return new Contender(given, found.get(0));
    }

    private static String possible(Components components) {
        List<String> names = new ArrayList<>(List.of(STANDARD, Configuration.AUTO));
        CHANGES.keySet().forEach(kind -> names.addAll(components.names(kind)));
        return String.join(", ", names) + ", and files as for fit --config";
    }
}
