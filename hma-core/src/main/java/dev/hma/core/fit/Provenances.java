package dev.hma.core.fit;

import dev.hma.core.component.Components;
import dev.hma.core.config.Configuration;
import dev.hma.core.model.Provenance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Notes where a model comes from. */
final class Provenances {
    private static final String DEVELOPMENT = "development";

    private Provenances() {}

    static Provenance of(
            Configuration configuration,
            Components components,
            Collection<TableRows> tables,
            Map<String, String> fingerprints) {
        Map<String, String> plugins = new TreeMap<>();
        components.plugins().forEach(p -> plugins.put(p.getClass().getName(), version(p.getClass())));
        Map<String, Long> rows = new LinkedHashMap<>();
        Map<String, Long> dropped = new LinkedHashMap<>();
        for (TableRows table : tables) {
            rows.put(table.table().name(), table.rows());
            if (table.droppedRows() > 0) {
                dropped.put(table.table().name(), (long) table.droppedRows());
            }
        }
        return new Provenance(
                version(Provenances.class),
                plugins,
                configuration.seed(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                fingerprints,
                rows,
                dropped);
    }

    private static String version(Class<?> type) {
        return Objects.requireNonNullElse(type.getPackage().getImplementationVersion(), DEVELOPMENT);
    }
}
