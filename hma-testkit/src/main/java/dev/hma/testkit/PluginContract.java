package dev.hma.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import dev.hma.api.plugin.Setting;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What every plugin promises. To be extended by a test class that says which plugin. */
public abstract class PluginContract {
    /** Creates the contract of one plugin. */
    protected PluginContract() {}

    /** {@return the plugin that is tested} */
    protected abstract Plugin plugin();

    @Test
    void thePluginIsFoundThroughTheServiceLoader() {
        assertThat(ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::type))
                .as("META-INF/services/%s (or the module descriptor) names the plugin", Plugin.class.getName())
                .anySatisfy(type -> assertThat(type).isEqualTo(plugin().getClass()));
    }

    @Test
    void namesAreUniqueWithinTheirKind() {
        assertThat(plugin().components())
                .as("users choose a component by kind and name")
                .isNotEmpty()
                .extracting(component -> component.kind().getSimpleName() + " " + component.name())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyComponentIsDescribed() {
        for (Component<?> component : plugin().components()) {
            assertThat(component.description())
                    .as("description of %s", component.name())
                    .isNotBlank()
                    .doesNotContain("\n");
        }
    }

    @Test
    void everyComponentIsMadeFromItsDefaults() {
        for (Component<?> component : plugin().components()) {
            Object made = component.maker().apply(RecordCopy.copy(component.defaults()));
            assertThat(made)
                    .as("what the maker of %s makes from its defaults", component.name())
                    .isInstanceOf(component.kind());
        }
    }

    @Test
    void everyParameterIsDocumentedAndItsDefaultAllowed() {
        for (Component<?> component : plugin().components()) {
            for (RecordComponent parameter : component.defaults().getClass().getRecordComponents()) {
                String name = component.name() + "." + parameter.getName();
                Setting setting = parameter.getAnnotation(Setting.class);
                assertThat(setting).as("@Setting on %s says what it does", name).isNotNull();
                Object value = RecordCopy.value(parameter, component.defaults());
                if (setting != null && value instanceof Number number) {
                    assertThat(number.doubleValue())
                            .as("the default of %s is in its range", name)
                            .isBetween(setting.min(), setting.max());
                }
            }
        }
    }

    @Test
    void statesArePublicRecords() {
        for (Component<?> component : plugin().components()) {
            for (Class<?> c = component.state(); c != null; c = c.getEnclosingClass()) {
                assertThat(Modifier.isPublic(c.getModifiers()))
                        .as(
                                "the engine builds the state of %s from a model file: %s is public",
                                component.name(), c.getName())
                        .isTrue();
            }
        }
    }
}
