package dev.hma.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import dev.hma.core.Hma;
import dev.hma.core.HmaModel;
import dev.hma.core.Sampling;
import dev.hma.core.json.Json;
import dev.hma.core.source.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The engine with a format that tests can read, and whatever else a test plugs in. */
final class Engine {
    private final Hma hma;
    private final Path home;
    private int samples;

    /** An engine that puts its files into a directory. */
    Engine(Path home, Component<?>... components) {
        this.home = home;
        List<Component<?>> all = new ArrayList<>(List.of(components));
        all.add(Component.of(StorageFormat.class, "text", "Text.", Component.NoState.class, new TextFormat()));
        Plugin plugin = () -> all;
        hma = Hma.create(Engine.class.getClassLoader(), new AbstractModule() {
            @Override
            protected void configure() {
                Multibinder.newSetBinder(binder(), Plugin.class).addBinding().toInstance(plugin);
            }
        });
    }

    Hma hma() {
        return hma;
    }

    HmaModel fit(MadeUp data) {
        return hma.fitting().threads(1).fit(data.database());
    }

    /** The model as it is saved, but for the time. */
    String fitted(Database database, int threads) {
        return withoutTime(hma.fitting().threads(threads).fit(database));
    }

    String withoutTime(HmaModel model) {
        JsonNode tree = Json.read(save(model));
        ((ObjectNode) tree.get("provenance")).remove("created");
        return Json.text(tree);
    }

    Path save(HmaModel model) {
        Path file = home.resolve("model" + samples++ + ".json");
        model.save(file);
        return file;
    }

    /** The model, saved and loaded. */
    HmaModel reloaded(HmaModel model) {
        return hma.load(save(model));
    }

    Sampled sample(HmaModel model, double scale) {
        return sample(model, s -> s.scale(scale).threads(1));
    }

    Sampled sample(HmaModel model, UnaryOperator<Sampling> settings) {
        Map<String, List<String[]>> rows = new HashMap<>();
        Path directory = write(model, settings);
        try {
            for (var table : model.fitted().schema().tables()) {
                rows.put(table.name(), TextFormat.read(directory.resolve(table.name() + ".txt")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sampled(model.fitted().schema(), rows);
    }

    /** The files of a sample. */
    Map<String, String> bytes(HmaModel model, UnaryOperator<Sampling> settings) {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(write(model, settings))) {
            for (Path file : files.toList()) {
                bytes.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    private Path write(HmaModel model, UnaryOperator<Sampling> settings) {
        Path directory = home.resolve("sample" + samples++);
        settings.apply(model.sample().format("text")).to(directory);
        return directory;
    }
}
