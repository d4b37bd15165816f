package dev.hma.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.api.data.StorageFormat;
import dev.hma.core.component.Components;
import dev.hma.core.inspect.Inspection;
import dev.hma.core.model.FittedModel;
import dev.hma.core.model.ModelFile;
import java.nio.file.Path;

/** A fitted database: to be sampled, looked at and saved. Immutable. */
public final class HmaModel {
    private final FittedModel fitted;
    private final Components components;

    HmaModel(FittedModel fitted, Components components) {
        this.fitted = fitted;
        this.components = components;
    }

    /** {@return what was learnt} */
    public FittedModel fitted() {
        return fitted;
    }

    /**
     * Saves the model.
     *
     * @param file the file; it appears as a whole
     */
    public void save(Path file) {
        new ModelFile(components).write(fitted, file);
    }

    /** {@return what was learnt, to be read by people: tables, columns, relationships} */
    public JsonNode inspect() {
        return Inspection.of(fitted);
    }

    /** {@return a sample to be described and written} */
    public Sampling sample() {
        return new Sampling(this);
    }

    Components components() {
        return components;
    }

    StorageFormat format(String name) {
        return components.make(StorageFormat.class, name, null);
    }
}
