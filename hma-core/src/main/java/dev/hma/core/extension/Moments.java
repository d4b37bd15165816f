package dev.hma.core.extension;

import dev.hma.api.SynthesisException;
import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * The extension columns of the textbook (Patki, Wedge, Veeramachaneni: The Synthetic Data Vault, DSAA 2016): mean and
 * spread of every numerical child column, frequencies of every categorical one.
 *
 * <p>All of it happens among normal scores. A family has a latent mean &mu; and its rows have latent normals Z = &mu; +
 * sqrt(1 - B) e, where B is the share of variance between families: so the mixture over families is the standard normal,
 * and with it the column's own marginal. B is estimated by analysis of variance, with the noise of small families taken
 * out; a family's own mean is shrunk by its reliability. Categories of three and more values have log-ratios of their
 * frequencies in place of a mean.
 */
final class Moments implements ExtensionStrategy<MomentsState> {
    private final MomentsSettings settings;

    Moments(MomentsSettings settings) {
        this.settings = settings;
    }

    @Override
    public Families learn(Frame children) {
        List<ColumnSums> sums = new ArrayList<>();
        for (Feature feature : children.features()) {
            Groups groups = Groups.of(feature, settings.groups());
            sums.add(
                    groups.size() > 2 ? new CategorySums(feature, groups, settings) : new LevelSums(feature, settings));
        }
        return new MomentsFamilies(sums);
    }

    @Override
    public Extension restore(Frame children, MomentsState state) {
        if (state.columns().size() != children.size()) {
            throw damaged(state.columns().size() + " columns are known of " + children.size());
        }
        List<ColumnMap> maps = new ArrayList<>();
        for (int f = 0; f < children.size(); f++) {
            maps.add(restore(children.features().get(f), state.columns().get(f)));
        }
        return new MomentsExtension(maps);
    }

    private static ColumnMap restore(Feature feature, MomentsState.Column column) {
        if (!feature.name().equals(column.feature())) {
            throw damaged("'" + column.feature() + "' stands where feature '" + feature.name() + "' is expected");
        }
        if (column instanceof MomentsState.Level level) {
            return new LevelMap(feature, level);
        }
        if (column instanceof MomentsState.Frequencies frequencies) {
            return FrequencyMap.restore(feature, frequencies);
        }
        return new PlainMap(feature, (MomentsState.Plain) column);
    }

    private static SynthesisException damaged(String problem) {
        return new SynthesisException(problem, "The model does not fit together; fit it again.");
    }
}
