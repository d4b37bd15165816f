package dev.hma.core.config;

import dev.hma.api.SynthesisException;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.component.Choice;
import dev.hma.core.component.Components;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what a configuration names against what there is. */
record Validation(Configuration configuration, Schema schema, Components components) {
    void run() {
        check(
                configuration.synthesizer(),
                configuration.extension(),
                configuration.marginal(),
                configuration.matcher(),
                "configuration");
        configuration.tables().forEach((name, settings) -> check(schema.table(name), settings));
    }

    private void check(Table table, TableConfiguration settings) {
        String place = "configuration, table " + table.name();
        check(settings.synthesizer(), settings.extension(), settings.marginal(), settings.matcher(), place);
        checkGeneratingParent(table, settings.generatingParent(), place);
        checkReference(table, place);
        settings.columns().forEach((column, own) -> {
            if (own.marginal() != null) {
                String columnPlace = place + ", column " + column;
                checkModelled(table.column(column).type(), columnPlace);
                checkMarginal(own.marginal(), columnPlace);
            }
        });
    }

    private void check(
            @Nullable Choice synthesizer,
            @Nullable Choice extension,
            @Nullable Choice marginal,
            @Nullable Choice matcher,
            String place) {
        check(TableSynthesizer.class, synthesizer, place);
        check(ExtensionStrategy.class, extension, place);
        check(ParentMatcher.class, matcher, place);
        if (marginal != null) {
            checkMarginal(marginal, place);
        }
    }

    private void check(Class<?> kind, @Nullable Choice choice, String place) {
        if (choice != null) {
            try {
                components.settings(kind, choice.name(), choice.parameters());
            } catch (SynthesisException e) {
                throw e.in(place);
            }
        }
    }

    private void checkMarginal(Choice choice, String place) {
        List<String> names = components.names(MarginalFamily.class);
        if (names.contains(choice.name())) {
            check(MarginalFamily.class, choice, place);
        } else if (!choice.name().equals(Configuration.AUTO)) {
            throw new SynthesisException(
                            "there is no marginal family '" + choice.name() + "'",
                            "The marginal families are " + String.join(", ", names) + "; " + Configuration.AUTO
                                    + " chooses one by likelihood")
                    .in(place);
        } else if (!choice.parameters().isEmpty()) {
            throw new SynthesisException(
                            "marginal " + Configuration.AUTO + " was given " + choice.parameters(),
                            "It has no parameters")
                    .in(place);
        }
    }

    /** Identifiers and texts are generated, so a marginal for one of them is a mistake. */
    private static void checkModelled(ColumnType type, String place) {
        if (type instanceof ColumnType.Id || type instanceof ColumnType.Text) {
            throw new SynthesisException(
                            "a marginal is set for a column of sdtype " + type.sdtype() + ", which is not modelled",
                            "Remove it, or set another sdtype too")
                    .in(place);
        }
    }

    private void checkGeneratingParent(Table table, List<String> key, String place) {
        List<List<String>> keys = schema.parentsOf(table.name()).stream()
                .map(Relationship::foreignKey)
                .toList();
        if (!key.isEmpty() && !keys.contains(key)) {

            throw new SynthesisException(
                            "generating-parent '" + shown(key) + "' is not a foreign key of the table",
                            keys.isEmpty()
                                    ? "It has no foreign keys"
                                    : "Its foreign keys are "
                                            + String.join(
                                                    ", ",
                                                    keys.stream()
                                                            .map(Validation::shown)
                                                            .toList()))
                    .in(place);
        }
    }

    /** Rows that are kept must not refer to rows that are generated anew. */
    private void checkReference(Table table, String place) {
        for (Relationship key : schema.parentsOf(table.name())) {
            if (configuration.reference(table.name()) && !configuration.reference(key.parent())) {
                throw new SynthesisException(
                                "the table is reference data, and its parent " + key.parent() + " is not",
                                "Set \"reference\": true for " + key.parent() + " as well, or leave it out here")
                        .in(place);
            }
        }
    }

    private static String shown(List<String> key) {
        return key.size() == 1 ? key.get(0) : key.toString();
    }
}
