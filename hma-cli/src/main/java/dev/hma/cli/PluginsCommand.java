package dev.hma.cli;

import dev.hma.api.plugin.Component;
import dev.hma.core.Hma;
import dev.hma.core.component.Components;
import dev.hma.core.component.Parameter;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Lists the components that can be chosen. */
@Command(name = "plugins", description = "Lists the components that there are, their parameters and their plugins.")
final class PluginsCommand extends EngineCommand {
    @Override
    void run(Hma hma) {
        Components components = hma.components();
        Class<?> kind = Void.class;
        for (Component<?> component : components.all()) {
            if (component.kind() != kind) {
                out().println((kind == Void.class ? "" : System.lineSeparator()) + Components.kindName(component.kind())
                        + ":");
                kind = component.kind();
            }
            out().println("  " + component.name() + "  " + component.description());
            for (Parameter parameter : components.parameters(component.kind(), component.name())) {
                out().println("      " + parameter.described());
            }
        }
        out().println();
        out().println("brought by:");
        components.plugins().forEach(plugin -> out().println("  " + described(plugin.getClass())));
    }

    private static String described(Class<?> plugin) {
        String version = plugin.getPackage().getImplementationVersion();
        return Optional.ofNullable(version)
                .map(known -> plugin.getName() + " " + known)
                .orElse(Objects.requireNonNull(plugin.getName()));
    }
}
