package dev.hma.core.config;

import dev.hma.core.component.Choice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is set for one table; null stands for what is set for all tables.
 *
 * @param synthesizer the synthesizer of its rows
 * @param extension the strategy that summarises its rows for their parents
 * @param marginal the marginal family of its columns
 * @param matcher the matcher that gives its rows their other parents
 * @param generatingParent the foreign key whose parent generates its rows; empty to let the engine choose
 * @param paths what to do with rules by which paths of foreign keys agree, by rule
 * @param reference whether the rows are reference data, which samples keep as they are
 * @param columns what is set for single columns, by name
 */
public record TableConfiguration(
        @Nullable Choice synthesizer,
        @Nullable Choice extension,
        @Nullable Choice marginal,
        @Nullable Choice matcher,
        List<String> generatingParent,
        Map<String, PathRule> paths,
        boolean reference,
        Map<String, ColumnConfiguration> columns) {
    /** Nothing set. */
    public static final TableConfiguration NONE =
            new TableConfiguration(null, null, null, null, List.of(), Map.of(), false, Map.of());

    /** Copies list and maps; the maps keep their order. */
    public TableConfiguration {
        generatingParent = List.copyOf(generatingParent);
        paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
