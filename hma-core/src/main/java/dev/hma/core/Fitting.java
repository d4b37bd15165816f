package dev.hma.core;

import dev.hma.core.component.Components;
import dev.hma.core.config.Configuration;
import dev.hma.core.fit.Fitter;
import dev.hma.core.progress.Progress;
import dev.hma.core.source.Database;
import dev.hma.core.work.Workers;

/** Describes a fit and does it. */
public final class Fitting {
    private final Components components;
    private Configuration configuration = Configuration.STANDARD;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Progress progress = Progress.NONE;

    Fitting(Components components) {
        this.components = components;
    }

    /**
     * Sets the configuration.
     *
     * @param chosen what is chosen; the standard one by default
     * @return this
     */
    public Fitting configuration(Configuration chosen) {
        configuration = chosen;
        return this;
    }

    /**
     * Sets the seed, in place of the configuration's.
     *
     * @param number any number
     * @return this
     */
    public Fitting seed(long number) {
        configuration = configuration.withSeed(number);
        return this;
    }

    /**
     * Sets the number of threads, which changes nothing but the time.
     *
     * @param number 1 at least; by default as many as there are processors
     * @return this
     */
    public Fitting threads(int number) {
        threads = number;
        return this;
    }

    /**
     * Sets who is told how far the fit is.
     *
     * @param listener the listener
     * @return this
     */
    public Fitting progress(Progress listener) {
        progress = listener;
        return this;
    }

    /**
     * Fits.
     *
     * @param database the rows
     * @return the model
     */
    public HmaModel fit(Database database) {
        try (Workers workers = new Workers(threads)) {
            return new HmaModel(Fitter.fit(database, configuration, components, workers, progress), components);
        }
    }
}
