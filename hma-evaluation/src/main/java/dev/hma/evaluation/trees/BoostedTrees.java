package dev.hma.evaluation.trees;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gradient-boosted trees of LightGBM (Ke and others: LightGBM: A Highly Efficient Gradient Boosting Decision Tree, NIPS 2017).
 *
 * <p>The same rows give the same trees, whatever else runs at the time. Holds native memory until it is closed. For one thread
 * at a time.
 */
public final class BoostedTrees implements AutoCloseable {
    private static final String QUIET = "num_threads=1 verbosity=-1";

    private final SWIGTYPE_p_void booster;
    private final int width;

    private BoostedTrees(SWIGTYPE_p_void booster, int width) {
        this.booster = booster;
        this.width = width;
    }

    /**
     * Grows trees.
     *
     * @param rows the features of at least one row
     * @param labels what is to be learnt, per row
     * @param categorical which features are codes of categories, whole numbers from 0
     * @param settings how they are grown
     * @return the trees
     * @throws IllegalStateException if the native library {@linkplain TreeLibrary#missing is missing}, or refuses
     */
    public static BoostedTrees grow(Rows rows, double[] labels, boolean[] categorical, TreeSettings settings) {
        TreeLibrary.missing().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        String parameters = settings.parameters(IntStream.range(0, categorical.length)
                .filter(k -> categorical[k])
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",")));
        SWIGTYPE_p_void data = data(rows, parameters);
        try {
            label(data, labels);
            return grow(data, rows.width(), parameters, settings.rounds());
        } finally {
            lightgbmlib.LGBM_DatasetFree(data);
        }
    }

    private static SWIGTYPE_p_void data(Rows rows, String parameters) {
        SWIGTYPE_p_double values = copy(rows.values());
        SWIGTYPE_p_p_void out = lightgbmlib.new_voidpp();
        try {
            check(lightgbmlib.LGBM_DatasetCreateFromMat(
                    lightgbmlib.double_to_voidp_ptr(values),
                    lightgbmlibConstants.C_API_DTYPE_FLOAT64,
                    rows.count(),
                    rows.width(),
                    1,
                    parameters,
                    null,
                    out));
            return lightgbmlib.voidpp_value(out);
        } finally {
            lightgbmlib.delete_voidpp(out);
            lightgbmlib.delete_doubleArray(values);
        }
    }

    private static void label(SWIGTYPE_p_void data, double[] labels) {
        SWIGTYPE_p_float values = lightgbmlib.new_floatArray(labels.length);
        try {
            for (int i = 0; i < labels.length; i++) {
                lightgbmlib.floatArray_setitem(values, i, (float) labels[i]);
            }
            check(lightgbmlib.LGBM_DatasetSetField(
                    data,
                    "label",
                    lightgbmlib.float_to_voidp_ptr(values),
                    labels.length,
                    lightgbmlibConstants.C_API_DTYPE_FLOAT32));
        } finally {
            lightgbmlib.delete_floatArray(values);
        }
    }

    private static BoostedTrees grow(SWIGTYPE_p_void data, int width, String parameters, int rounds) {
        SWIGTYPE_p_p_void out = lightgbmlib.new_voidpp();
        SWIGTYPE_p_int finished = lightgbmlib.new_intp();
        try {
            check(lightgbmlib.LGBM_BoosterCreate(data, parameters, out));
            BoostedTrees trees = new BoostedTrees(lightgbmlib.voidpp_value(out), width);
            int status = 0;
            lightgbmlib.intp_assign(finished, 0);
            for (int round = 0; round < rounds && status == 0 && lightgbmlib.intp_value(finished) == 0; round++) {
                status = lightgbmlib.LGBM_BoosterUpdateOneIter(trees.booster, finished);
            }
            if (status != 0) {
                trees.close();
            }
            check(status);
            return trees;
        } finally {
            lightgbmlib.delete_intp(finished);
            lightgbmlib.delete_voidpp(out);
        }
    }

    /**
     * What the trees say.
     *
     * @param rows the features of rows
     * @return per row the probability of the label 1, or the number
     */
    public double[] predict(Rows rows) {
        if (rows.count() == 0) {
            return new double[0];
        }
        SWIGTYPE_p_double values = copy(rows.values());
        SWIGTYPE_p_double out = lightgbmlib.new_doubleArray(rows.count());
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        try {
            check(lightgbmlib.LGBM_BoosterPredictForMat(
                    booster,
                    lightgbmlib.double_to_voidp_ptr(values),
                    lightgbmlibConstants.C_API_DTYPE_FLOAT64,
                    rows.count(),
                    rows.width(),
                    1,
                    lightgbmlibConstants.C_API_PREDICT_NORMAL,
                    0,
                    -1,
                    QUIET,
                    length,
                    out));
            return copy(out, rows.count());
        } finally {
            lightgbmlib.delete_int64_tp(length);
            lightgbmlib.delete_doubleArray(out);
            lightgbmlib.delete_doubleArray(values);
        }
    }

    /** {@return per feature the total gain of the splits at it} */
    public double[] gains() {
        SWIGTYPE_p_double out = lightgbmlib.new_doubleArray(width);
        try {
            check(lightgbmlib.LGBM_BoosterFeatureImportance(
                    booster, -1, lightgbmlibConstants.C_API_FEATURE_IMPORTANCE_GAIN, out));
            return copy(out, width);
        } finally {
            lightgbmlib.delete_doubleArray(out);
        }
    }

    @Override
    public void close() {
        lightgbmlib.LGBM_BoosterFree(booster);
    }

    private static SWIGTYPE_p_double copy(double[] values) {
        SWIGTYPE_p_double copy = lightgbmlib.new_doubleArray(values.length);
        for (int i = 0; i < values.length; i++) {
            lightgbmlib.doubleArray_setitem(copy, i, values[i]);
        }
        return copy;
    }

    private static double[] copy(SWIGTYPE_p_double values, int length) {
        double[] copy = new double[length];
        for (int i = 0; i < length; i++) {
            copy[i] = lightgbmlib.doubleArray_getitem(values, i);
        }
        return copy;
    }

    private static void check(int status) {
        if (status != 0) {
            throw new IllegalStateException("LightGBM refuses: " + lightgbmlib.LGBM_GetLastError());
        }
    }
}
