package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import java.util.List;

/**
 * What {@link dev.hma.api.extension.Extension} is for all features, for one of them. Batches of sums and of extension
 * columns hold those of this feature alone.
 */
sealed interface ColumnMap permits PlainMap, LevelMap, FrequencyMap, ModeMap {
    /** {@return the number of sums that a family has of this feature} */
    int cells();

    /** {@return the columns that this feature adds to the parent} */
    List<ExtensionColumn> columns();

    /** Families' sums to extension columns. */
    void summarise(FeatureBatch sums, FeatureBatch out);

    /** {@return the feature of the residuals} */
    Feature residual();

    /** The values x of n rows to residuals, given their families' sums. */
    void toResiduals(double[] x, int[] families, int n, FeatureBatch sums, double[] out);

    /** The residuals e of n rows to values, given their families' extension columns. */
    void fromResiduals(double[] e, int[] families, int n, FeatureBatch extensions, double[] out);

    /** {@return a learning over families: this feature's extension columns, then the number of children} */
    Learning<ColumnMap> calibrate();

    /** {@return per column the variance between parents, noise taken out, that it stands for} */
    double[] importance();

    /** {@return a map of the same sums without columns: all families are alike} */
    ColumnMap pooled();

    /** {@return the share of variance between families; {@link MomentsState#UNKNOWN} if it is not known} */
    double share();

    /** {@return the family of row i; -1 for none, in a batch without families too} */
    static int family(int[] families, int i) {
        return families.length == 0 ? -1 : families[i];
    }
}
