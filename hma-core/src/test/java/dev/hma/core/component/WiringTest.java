package dev.hma.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import dev.hma.api.SynthesisException;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.plugin.Plugin;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.component.Sample.FailingPlugin;
import dev.hma.core.component.Sample.FirstPlugin;
import dev.hma.core.component.Sample.RivalPlugin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {
    @TempDir
    Path directory;

    private ClassLoader naming(String... providers) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(Plugin.class.getName()), String.join("\n", providers));
        return new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
    }

    private static Module adding(Class<? extends Plugin> plugin) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                Multibinder.newSetBinder(binder(), Plugin.class).addBinding().to(plugin);
            }
        };
    }

    @Test
    void theEnginesOwnComponentsAreThere() {
        Components components = Wiring.of().get(Components.class);

        assertThat(components.plugins()).hasAtLeastOneElementOfType(CorePlugin.class);
        assertThat(components.names(TableSynthesizer.class)).contains("gaussian-copula");
    }

    @Test
    void componentsAreMadeOnce() {
        Wiring wiring = Wiring.of();

        assertThat(wiring.get(Components.class)).isSameAs(wiring.get(Components.class));
    }

    @Test
    void aPluginThatAJarNamesIsFound() throws IOException {
        Components components = Wiring.of(naming(FirstPlugin.class.getName())).get(Components.class);

        assertThat(components.names(MarginalFamily.class)).contains("histogram");
        assertThat(components.plugins())
                .isSortedAccordingTo(Comparator.comparing(p -> p.getClass().getName()));
    }

    @Test
    void aProviderThatIsNotThereIsNamed() throws IOException {
        ClassLoader loader = naming("com.example.Gone");

        assertThatThrownBy(() -> Wiring.of(loader))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("com.example.Gone")
                .hasMessageContaining("Update or remove its jar");
    }

    @Test
    void aProviderThatIsNoPluginOrFailsIsNamed() throws IOException {
        ClassLoader other = naming(Sample.class.getName());
        assertThatThrownBy(() -> Wiring.of(other))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining(Sample.class.getName());

        ClassLoader failing = naming(FailingPlugin.class.getName());
        assertThatThrownBy(() -> Wiring.of(failing))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining(FailingPlugin.class.getName())
                .hasMessageContaining("no licence");
    }

    @Test
    void aClassFileThatCannotBeReadIsReported() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("com/example"));
        Files.writeString(folder.resolve("Broken.class"), "no class file");
        ClassLoader loader = naming("com.example.Broken");

        assertThatThrownBy(() -> Wiring.of(loader))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("com/example/Broken");
    }

    @Test
    void aModuleAddsAPluginWithoutAServiceFile() {
        Components components = Wiring.of(adding(FirstPlugin.class)).get(Components.class);

        assertThat(components.names(MarginalFamily.class)).contains("histogram");
        assertThat(components.plugins()).hasAtLeastOneElementOfType(CorePlugin.class);
    }

    @Test
    void aModuleReplacesWhatTheEngineBinds() {
        Components own = new Components(Set.of(new FirstPlugin()));

        Wiring wiring = Wiring.of(new AbstractModule() {
            @Override
            protected void configure() {
                bind(Components.class).toInstance(own);
            }
        });

        assertThat(wiring.get(Components.class)).isSameAs(own);
    }

    @Test
    void aFailureOfThePluginsIsReportedWithoutGuicesWrapping() {
        Wiring wiring = Wiring.of(adding(FirstPlugin.class), adding(RivalPlugin.class));

        assertThatThrownBy(() -> wiring.get(Components.class))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining(FirstPlugin.class.getName())
                .hasMessageContaining(RivalPlugin.class.getName());
    }

    /** Stands for an engine class that asks for the components. */
    static final class Client {
        private final Components components;

        @Inject
        Client(Components components) {
            this.components = components;
        }
    }

    @Test
    void aPackagePrivateClassGetsTheComponents() {
        Wiring wiring = Wiring.of();

        assertThat(wiring.get(Client.class).components).isSameAs(wiring.get(Components.class));
    }
}
