package dev.hma.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.data.StorageFormat;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ArrowIoPluginTest {
    @Test
    void thePluginIsFoundAndBringsBothFormats() {
        List<? extends Component<?>> components = ServiceLoader.load(Plugin.class).stream()
                .filter(provider -> provider.type() == ArrowIoPlugin.class)
                .flatMap(provider -> provider.get().components().stream())
                .toList();
        assertThat(components).extracting(Component::name).containsExactly("csv", "arrow");
        assertThat(components)
                .allSatisfy(component -> assertThat(component.kind()).isEqualTo(StorageFormat.class));
        StorageFormat csv = (StorageFormat)
                components.get(0).maker().apply(components.get(0).defaults());
        StorageFormat arrow = (StorageFormat)
                components.get(1).maker().apply(components.get(1).defaults());
        assertThat(csv.extensions()).containsExactly("csv");
        assertThat(arrow.extensions()).containsExactly("arrow", "feather", "ipc");
    }
}
