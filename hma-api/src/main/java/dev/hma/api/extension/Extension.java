package dev.hma.api.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import java.util.List;

/**
 * For every parent a map between its child rows and residuals, given by the parent's extension columns. Immutable and
 * thread-safe.
 *
 * <p>Fit and sampling use different maps. The fit takes the family's own sums and asks how its rows deviate from them;
 * sampling takes the extension columns, real or drawn, and turns residuals into rows.
 */
public interface Extension {
    /** {@return the columns that are added to the parent} */
    List<ExtensionColumn> columns();

    /**
     * Families' sums to extension columns.
     *
     * @param families the sums, cell k as feature k
     * @param out receives the extension columns; NaN where a family says nothing
     */
    void summarise(FeatureBatch families, FeatureBatch out);

    /** {@return the features of the residuals, standard normal over all rows; as many as the children have} */
    List<Feature> residuals();

    /**
     * Child rows to residuals, for the fit.
     *
     * @param rows the child rows; {@code families()} tells each row's family
     * @param families the sums of the families
     * @param out receives the residuals; NaN where a row says nothing about them
     */
    void toResiduals(FeatureBatch rows, FeatureBatch families, FeatureBatch out);

    /**
     * Residuals to child rows, for sampling.
     *
     * @param residuals the residuals; {@code families()} tells each row's family, -1 for a row without a parent
     * @param extensions the extension columns of the families; NaN for one whose children are like all children
     * @param rows receives the child rows
     */
    void fromResiduals(FeatureBatch residuals, FeatureBatch extensions, FeatureBatch rows);

    /**
     * Adapts the map to the families of one sample, so that the mixture over them has the columns' distributions.
     *
     * @return a learning whose rows are the families of a sample: the extension columns, then the number of children as
     *     the last feature. The default changes nothing
     */
    default Learning<Extension> calibrate() {
        return new Learning.Done<>(this);
    }

    /**
     * The share of each child feature's variance that lies between families.
     *
     * @return an entry per feature of the children, 0 to 1; NaN where it is not known
     */
    double[] betweenShares();

    /** {@return what is needed to build this extension again: a public record of numbers, texts, enums, arrays, lists} */
    Record state();
}
