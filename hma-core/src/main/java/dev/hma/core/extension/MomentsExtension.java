package dev.hma.core.extension;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A map per feature of the children, side by side.
 *
 * <p>What {@link #calibrate} adds belongs to one sample and is no part of {@link #state()}.
 */
final class MomentsExtension implements Extension {
    private final List<ColumnMap> maps;
    /** Where each map's columns begin among all extension columns; one entry more, for their number. */
    private final int[] starts;

    MomentsExtension(List<ColumnMap> maps) {
        this.maps = List.copyOf(maps);
        this.starts = new int[maps.size() + 1];
        for (int f = 0; f < maps.size(); f++) {
            starts[f + 1] = starts[f] + maps.get(f).columns().size();
        }
    }

    /** {@return the number of sums of a family} */
    int cells() {
        return maps.stream().mapToInt(ColumnMap::cells).sum();
    }

    /** {@return per column the variance between parents that it stands for} */
    double[] importance() {
        return maps.stream()
                .flatMapToDouble(map -> Arrays.stream(map.importance()))
                .toArray();
    }

    @Override
    public List<ExtensionColumn> columns() {
        return maps.stream().flatMap(map -> map.columns().stream()).toList();
    }

    @Override
    public void summarise(FeatureBatch families, FeatureBatch out) {
        int cell = 0;
        for (int f = 0; f < maps.size(); f++) {
            int cells = maps.get(f).cells();
            maps.get(f).summarise(Slice.of(families, Slice.range(cell, cells)), Slice.of(out, columnsOf(f)));
            cell += cells;
        }
    }

    @Override
    public List<Feature> residuals() {
        return maps.stream().map(ColumnMap::residual).toList();
    }

    @Override
    public void toResiduals(FeatureBatch rows, FeatureBatch families, FeatureBatch out) {
        int cell = 0;
        for (int f = 0; f < maps.size(); f++) {
            int cells = maps.get(f).cells();
            FeatureBatch sums = Slice.of(families, Slice.range(cell, cells));
            maps.get(f).toResiduals(rows.column(f), rows.families(), rows.size(), sums, out.column(f));
            cell += cells;
        }
    }

    @Override
    public void fromResiduals(FeatureBatch residuals, FeatureBatch extensions, FeatureBatch rows) {
        for (int f = 0; f < maps.size(); f++) {
            FeatureBatch own = Slice.of(extensions, columnsOf(f));
            maps.get(f).fromResiduals(residuals.column(f), residuals.families(), residuals.size(), own, rows.column(f));
        }
    }

    @Override
    public Learning<Extension> calibrate() {
        return calibrate(starts[maps.size()], MomentsExtension::new);
    }

    /**
     * Adapts the maps to the families of a sample.
     *
     * @param children which feature of the families is their number of children
     * @param finish makes the result of the adapted maps
     */
    <R> Learning<R> calibrate(int children, Function<List<ColumnMap>, ? extends R> finish) {
        List<SideBySide.Part<ColumnMap>> parts = new ArrayList<>();
        for (int f = 0; f < maps.size(); f++) {
            int[] features = Slice.range(starts[f], starts[f + 1] - starts[f] + 1);
            features[features.length - 1] = children;
            parts.add(new SideBySide.Part<>(maps.get(f).calibrate(), features));
        }
        return SideBySide.of(parts, finish);
    }

    @Override
    public double[] betweenShares() {
        return maps.stream()
                .mapToDouble(map -> map.share() == MomentsState.UNKNOWN ? Double.NaN : map.share())
                .toArray();
    }

    @Override
    public MomentsState state() {
        List<MomentsState.Plain> plain = new ArrayList<>();
        List<MomentsState.Level> levels = new ArrayList<>();
        List<MomentsState.Frequencies> frequencies = new ArrayList<>();
        List<MomentsState.Modes> modes = new ArrayList<>();
        for (ColumnMap map : maps) {
            if (map instanceof PlainMap unexplained) {
                plain.add(unexplained.state());
            } else if (map instanceof LevelMap level) {
                levels.add(level.state());
            } else if (map instanceof FrequencyMap category) {
                frequencies.add(category.state());
            } else if (map instanceof ModeMap mode) {
                modes.add(mode.state());
            }
        }
        return new MomentsState(plain, levels, frequencies, modes, null);
    }

    private int[] columnsOf(int feature) {
        return Slice.range(starts[feature], starts[feature + 1] - starts[feature]);
    }
}
