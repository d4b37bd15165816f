package dev.hma.core.extension;

import dev.hma.api.SynthesisException;
import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The extension columns of the textbook (Patki, Wedge, Veeramachaneni: The Synthetic Data Vault, DSAA 2016): mean and
 * spread of every numerical child column, frequencies of every categorical one.
 *
 * <p>All of it happens among normal scores. A family has a latent mean &mu; and its rows have latent normals Z = &mu; +
 * sqrt(1 - B) e, where B is the share of variance between families: so the mixture over families is the standard normal,
 * and with it the column's own marginal. B is estimated by analysis of variance, with the noise of small families taken
 * out; a family's own mean is shrunk by its reliability. Categories of three and more values have log-ratios of their
 * frequencies in place of a mean; categories of many values the one that a family prefers, and how much.
 */
final class Moments implements ExtensionStrategy<MomentsState> {
    private final MomentsSettings settings;

    Moments(MomentsSettings settings) {
        this.settings = settings;
    }

    @Override
    public MomentsFamilies learn(Frame children) {
        List<ColumnSums> sums = new ArrayList<>();
        for (Feature feature : children.features()) {
            Groups groups = Groups.of(feature, settings.groups());
            sums.add(
                    groups.size() > 2 ? new CategorySums(feature, groups, settings) : new LevelSums(feature, settings));
        }
        return new MomentsFamilies(sums, settings.maxColumns());
    }

    @Override
    public Extension restore(Frame children, MomentsState state) {
        MomentsExtension full = restoreAll(children, state);
        Compression compression = state.compression();
        return compression == null ? full : new CompressedExtension(full, compression, state);
    }

    /** The extension with all columns, even if there was no room for them. */
    MomentsExtension restoreAll(Frame children, MomentsState state) {
        Map<String, Feature> features = new HashMap<>();
        for (Feature feature : children.features()) {
            features.put(feature.name(), feature);
        }
        Map<String, ColumnMap> maps = new HashMap<>();
        for (MomentsState.Plain plain : state.plain()) {
            maps.put(plain.feature(), new PlainMap(find(features, plain.feature()), plain));
        }
        for (MomentsState.Level level : state.levels()) {
            maps.put(level.feature(), new LevelMap(find(features, level.feature()), level));
        }
        for (MomentsState.Frequencies frequencies : state.frequencies()) {
            Feature feature = find(features, frequencies.feature());
            maps.put(feature.name(), FrequencyMap.restore(feature, frequencies));
        }
        for (MomentsState.Modes modes : state.modes()) {
            Feature feature = find(features, modes.feature());
            maps.put(feature.name(), ModeMap.restore(feature, modes));
        }
        List<ColumnMap> columns = new ArrayList<>();
        for (Feature feature : children.features()) {
            ColumnMap map = maps.get(feature.name());
            if (map == null) {
                throw damaged("nothing is known about column '" + feature.name() + "'");
            }
            columns.add(map);
        }
        return new MomentsExtension(columns);
    }

    private static Feature find(Map<String, Feature> features, String name) {
        Feature feature = features.get(name);
        if (feature == null) {
            throw damaged("column '" + name + "' is not in the table");
        }
        return feature;
    }

    /** {@return the answer to a state that is not of this table} */
    static SynthesisException damaged(String problem) {
        return new SynthesisException(problem, "The model does not fit together; fit it again.");
    }
}
