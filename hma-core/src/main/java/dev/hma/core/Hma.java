package dev.hma.core;

import com.google.inject.Module;
import dev.hma.api.data.StorageFormat;
import dev.hma.core.component.Components;
import dev.hma.core.component.Wiring;
import dev.hma.core.metadata.MetadataJson;
import dev.hma.core.model.ModelFile;
import dev.hma.core.source.Database;
import dev.hma.core.source.DirectoryTables;
import java.nio.file.Path;
import java.util.List;

/**
 * The front door: opens databases, fits models and loads them.
 *
 * <pre>{@code
 * Hma hma = Hma.create();
 * HmaModel model = hma.fit(hma.open(Path.of("data"), Path.of("data/metadata.json")));
 * model.sample().scale(2).seed(7).to(Path.of("synthetic"));
 * }</pre>
 */
public final class Hma {
    private final Components components;

    private Hma(Components components) {
        this.components = components;
    }

    /** {@return the engine with its own components and those of the plugins on the class path} */
    public static Hma create() {
        return new Hma(Wiring.of().get(Components.class));
    }

    /**
     * The engine with plugins from elsewhere, and wired as one likes.
     *
     * @param plugins where to look for plugins
     * @param overrides modules whose bindings replace the engine's
     * @return the engine
     */
    public static Hma create(ClassLoader plugins, Module... overrides) {
        return new Hma(Wiring.of(plugins, overrides).get(Components.class));
    }

    /** {@return the components there are} */
    public Components components() {
        return components;
    }

    /**
     * Opens a directory with a file per table.
     *
     * @param directory the directory
     * @param metadata the metadata JSON
     * @return the database; its files are looked at when it is fitted
     */
    public Database open(Path directory, Path metadata) {
        return new Database(MetadataJson.read(metadata), tables(directory));
    }

    /**
     * Opens a directory with a file per table, whatever they hold.
     *
     * @param directory the directory
     * @return the files
     * @throws dev.hma.api.SynthesisException if the directory is not there
     */
    public DirectoryTables tables(Path directory) {
        return tables(components, directory);
    }

    static DirectoryTables tables(Components components, Path directory) {
        List<StorageFormat> formats = components.names(StorageFormat.class).stream()
                .map(name -> components.make(StorageFormat.class, name, null))
                .toList();
        return new DirectoryTables(directory, formats);
    }

    /** {@return a fit to be described and done} */
    public Fitting fitting() {
        return new Fitting(components);
    }

    /**
     * Fits with the standard configuration.
     *
     * @param database the rows
     * @return the model
     */
    public HmaModel fit(Database database) {
        return fitting().fit(database);
    }

    /**
     * Loads a model.
     *
     * @param file a file that {@link HmaModel#save} wrote
     * @return the model
     */
    public HmaModel load(Path file) {
        return new HmaModel(new ModelFile(components).read(file), components);
    }
}
