package dev.hma.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Schema;
import dev.hma.core.progress.Progress;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs metrics on pairs of databases. */
final class MetricRun {
    private final Schema schema;
    private final Draws draws;
    private final Workers workers;
    private final Progress progress;
    private final List<Note> notes;
    private final Set<Note> told = new HashSet<>();

    MetricRun(Schema schema, Draws draws, Workers workers, Progress progress, List<Note> notes) {
        this.schema = schema;
        this.draws = draws;
        this.workers = workers;
        this.progress = progress;
        this.notes = notes;
    }

    /** Measures, and puts the figures of each metric under its name. */
    void measure(
            List<NamedMetric> metrics,
            Data real,
            Data synthetic,
            @Nullable Data holdout,
            String databases,
            ObjectNode figures,
            Predicate<Metric> wanted) {
        Map<Class<?>, Object> shared = new HashMap<>();
        for (NamedMetric named : metrics) {
            if (wanted.test(named.metric())) {
                progress.begin(databases.isEmpty() ? named.name() : named.name() + ", " + databases, 0);
                Pair pair = new Pair(named.name(), databases, real, synthetic, holdout, shared);
                figures.set(named.name(), FigureJson.of(named.metric().measure(pair)));
                pair.notes.forEach(this::tell);
            }
        }
    }

    /** A reason that several metrics give is told once, as that of the first. */
    private void tell(Note note) {
        if (told.add(new Note("", note.databases(), note.what(), note.why()))) {
            notes.add(note);
        }
    }

    /** Two databases as one metric sees them. */
    private final class Pair implements Comparison {
        private final String metric;
        private final String databases;
        private final Data real;
        private final Data synthetic;
        private final @Nullable Data holdout;
        private final Map<Class<?>, Object> shared;
        private final List<Note> notes = new ArrayList<>();

        Pair(
                String metric,
                String databases,
                Data real,
                Data synthetic,
                @Nullable Data holdout,
                Map<Class<?>, Object> shared) {
            this.metric = metric;
            this.databases = databases;
            this.real = real;
            this.synthetic = synthetic;
            this.holdout = holdout;
            this.shared = shared;
        }

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public Data real() {
            return real;
        }

        @Override
        public Data synthetic() {
            return synthetic;
        }

        @Override
        public @Nullable Data holdout() {
            return holdout;
        }

        @Override
        public Draws draws() {
            return draws.at(metric);
        }

        @Override
        public <T> List<T> parallel(int count, IntFunction<T> piece) {
            List<@Nullable T> outcomes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                outcomes.add(null);
            }
            Workers.Group group = workers.group();
            for (int i = 0; i < count; i++) {
                int n = i;
                group.submit(() -> outcomes.set(n, piece.apply(n)));
            }
            group.join();
            List<T> done = new ArrayList<>();
            outcomes.forEach(outcome -> done.add(Objects.requireNonNull(outcome)));
            return done;
        }

        @Override
        public <T> T shared(Class<T> key, Supplier<T> supplier) {
            Object known = shared.get(key);
            if (known == null) {
                known = supplier.get();
                shared.put(key, known);
            }
            return key.cast(known);
        }

        @Override
        public synchronized void note(String what, String why) {
            notes.add(new Note(metric, databases, what, why));
        }
    }
}
