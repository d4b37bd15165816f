package dev.hma.core.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.schema.Relationship;
import dev.hma.api.synthesis.Explanation;
import dev.hma.core.json.RecordJson;
import dev.hma.core.model.Agreement;
import dev.hma.core.model.ChildCounts;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedModel;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.NamedMarginal;
import java.util.List;
import java.util.Objects;

/**
 * Lays out what a model has learnt:
 *
 * <pre>{@code
 * {"provenance": ...,
 *  "tables": [{"name", "rows", "reference": only of tables that are, "generating", "road", "synthesizer", "features",
 *              "columns": [{"name", "use", "encoder", "missing", "marginal": {"family", "quantiles", "parameters"}}],
 *              "order": [{"feature", "influences": [{"feature", "aspect", "share"}]}]: if the synthesizer tells}],
 *  "relationships": [{"name", "role", "nulls", "children": {"mean", "max", "zero", "variance"},
 *                     "extension": {"strategy", "columns": [{"name", "reliability"}]},
 *                     "between": {feature: share of variance between parents}, "matcher",
 *                     "repeats": [child column = parent column],
 *                     "agreement": {"rule", "agreeing", "rows", "chance", "kept": share of the rows}}]}
 * }</pre>
 */
public final class Inspection {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double[] QUANTILES = {0, 0.25, 0.5, 0.75, 1};
    /** Longer states are shown by quantiles alone. */
    private static final int SHORT = 12;

    private Inspection() {}

    /**
     * Lays out a model.
     *
     * @param model the model
     * @return the layout
     */
    public static ObjectNode of(FittedModel model) {
        ObjectNode root = JSON.objectNode();
        root.set("provenance", RecordJson.toTree(model.provenance()));
        var tables = root.putArray("tables");
        model.tables().forEach(t -> tables.add(table(model, t)));
        var relationships = root.putArray("relationships");
        model.relationships().forEach(r -> relationships.add(relationship(model, r)));
        return root;
    }

    private static ObjectNode table(FittedModel model, FittedTable table) {
        ObjectNode node = JSON.objectNode();
        node.put("name", table.table().name());
        node.put("rows", table.rows());
        if (model.reference().containsKey(table.table().name())) {
            node.put("reference", "the model holds these rows, and samples keep them as they are");
        }
        Relationship generating = table.generating();
        node.put("generating", generating == null ? null : generating.name());
        node.put("road", table.road().name().toLowerCase(java.util.Locale.ROOT));
        node.put("synthesizer", table.synthesizer().name());
        node.put("features", table.frame().frame().size());
        var columns = node.putArray("columns");
        table.columns().forEach(c -> columns.add(column(c)));
        List<Explanation> explanations = table.model().explain();
        if (!explanations.isEmpty()) {
            ArrayNode order = node.putArray("order");
            explanations.forEach(e -> order.add(RecordJson.toTree(e)));
        }
        return node;
    }

    private static ObjectNode column(FittedColumn column) {
        ObjectNode node = JSON.objectNode();
        node.put("name", column.name());
        if (column instanceof FittedColumn.Key key) {
            node.put("use", "key");
            node.set("format", RecordJson.toTree(key.format(), dev.hma.core.key.KeyFormat.class));
        } else if (column instanceof FittedColumn.Encoded encoded) {
            node.put("use", encoded.encoder().modelled() ? "modelled" : "generated");
            node.put("encoder", encoded.encoder().getClass().getSimpleName());
            node.put("levels", Math.max(0, encoded.encoder().levels()));
            node.put("missing", encoded.rows() == 0 ? 0 : (double) encoded.missing() / encoded.rows());
            if (encoded.marginal() != null) {
                node.set("marginal", marginal(encoded.marginal()));
            }
        } else {
            node.put("use", "foreign");
        }
        return node;
    }

    private static ObjectNode marginal(NamedMarginal named) {
        ObjectNode node = JSON.objectNode();
        Marginal marginal = named.marginal();
        node.put("family", named.family());
        var quantiles = node.putArray("quantiles");
        for (double p : QUANTILES) {
            quantiles.add(marginal.quantile(p));
        }
        JsonNode state = RecordJson.toTree(marginal.state());
        long numbers = 0;
        for (JsonNode part : state) {
            numbers += Math.max(1, part.size());
        }
        if (numbers <= SHORT) {
            node.set("parameters", state);
        } else {
            node.put("values", numbers);
        }
        return node;
    }

    private static ObjectNode relationship(FittedModel model, FittedRelationship fitted) {
        ObjectNode node = JSON.objectNode();
        node.put("name", fitted.relationship().name());
        node.put("role", fitted.role().name().toLowerCase(java.util.Locale.ROOT));
        node.put("nulls", fitted.nulls());
        node.set("children", children(fitted.children()));
        FittedRelationship.FittedExtension extension = fitted.extension();
        if (extension != null) {
            node.set("extension", extension(extension));
            node.set(
                    "between",
                    between(
                            extension.extension(),
                            model.table(fitted.relationship().child())
                                    .frame()
                                    .frame()
                                    .features()));
        }
        if (fitted.matching() != null) {
            node.put("matcher", fitted.matching().matcher().name());
        }
        if (!fitted.repeats().isEmpty()) {
            ArrayNode repeats = node.putArray("repeats");
            fitted.repeats().forEach(r -> repeats.add(r.column() + " = " + r.parentColumn()));
        }
        if (fitted.agreement() != null) {
            node.set("agreement", agreement(fitted.agreement()));
        }
        if (fitted.levels() != null) {
            var levels = node.putArray("levels");
            fitted.levels().children().forEach(c -> levels.add(c.totalParents()));
        }
        return node;
    }

    private static ObjectNode agreement(Agreement agreement) {
        ObjectNode node = JSON.objectNode();
        node.put("rule", agreement.rule());
        node.put("agreeing", agreement.agreeing());
        node.put("rows", agreement.rows());
        node.put("chance", agreement.chance());
        node.put("kept", agreement.bound());
        return node;
    }

    private static ObjectNode extension(FittedRelationship.FittedExtension extension) {
        ObjectNode node = JSON.objectNode();
        node.put("strategy", extension.strategy().name());
        var columns = node.putArray("columns");
        List<ExtensionColumn> added = extension.extension().columns();
        for (int k = 0; k < added.size(); k++) {
            ExtensionColumn column = added.get(k);
            ObjectNode entry = columns.addObject();
            entry.put("name", column.name());
            entry.put("reliability", column.reliability());
            Marginal marginal = column.marginal();
            if (marginal == null) {
                entry.set(
                        "marginal",
                        marginal(Objects.requireNonNull(extension.marginals().get(k))));
            } else {
                entry.set("marginal", RecordJson.toTree(marginal.state()));
            }
        }
        return node;
    }

    private static ObjectNode between(Extension extension, List<Feature> features) {
        ObjectNode node = JSON.objectNode();
        double[] shares = extension.betweenShares();
        for (int k = 0; k < shares.length; k++) {
            if (!Double.isNaN(shares[k])) {
                node.put(features.get(k).name(), shares[k]);
            }
        }
        return node;
    }

    private static ObjectNode children(ChildCounts counts) {
        ObjectNode node = JSON.objectNode();
        double parents = counts.totalParents();
        double mean = parents == 0 ? 0 : counts.totalChildren() / parents;
        double squares = 0;
        long zero = 0;
        for (int i = 0; i < counts.children().length; i++) {
            double deviation = counts.children()[i] - mean;
            squares += deviation * deviation * counts.parents()[i];
            zero += counts.children()[i] == 0 ? counts.parents()[i] : 0;
        }
        int n = counts.children().length;
        node.put("mean", mean);
        node.put("max", n == 0 ? 0 : counts.children()[n - 1]);
        node.put("zero", parents == 0 ? 0 : zero / parents);
        node.put("variance", parents == 0 ? 0 : squares / parents);
        return node;
    }
}
