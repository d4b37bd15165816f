package dev.hma.core;

import dev.hma.api.data.StorageFormat;
import dev.hma.core.component.Components;
import dev.hma.core.model.FittedModel;

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

    /** {@return a sample to be described and written} */
    public Sampling sample() {
        return new Sampling(this);
    }

    StorageFormat format(String name) {
        return components.make(StorageFormat.class, name, null);
    }
}
