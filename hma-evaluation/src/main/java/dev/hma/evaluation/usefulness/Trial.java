package dev.hma.evaluation.usefulness;

import dev.hma.evaluation.usefulness.UsefulnessFigures.OfTable;

/**
 * A target, and what it is predicted by. All examples are in random order.
 *
 * @param target the target
 * @param real real examples to learn from
 * @param synthetic as many synthetic examples to learn from
 * @param test real examples to test on, none of them among those to learn from
 */
record Trial(Target target, Examples real, Examples synthetic, Examples test) {
    private static final int ROUNDS = 100;
    private static final int ROUNDS_TO_TRY = 30;

    /** Below that the real model is no better than a constant. */
    private static final double LEAST_SKILL = 0.05;

    /** {@return the share of the target that real rows explain, found on rows to learn from alone, by a rough model} */
    double explained() {
        int some = real.size() * 7 / 10;
        return real.take(0, some)
                .predict(target, real.take(some, real.size()), ROUNDS_TO_TRY)
                .explained();
    }

    OfTable outcome() {
        Predictions byReal = real.predict(target, test, ROUNDS);
        Predictions bySynthetic = synthetic.predict(target, test, ROUNDS);
        Predictions byConstant = real.predictMean(target, test);
        boolean predictable = byReal.skill() >= LEAST_SKILL;
        return new OfTable(
                target.feature().name(),
                target.category() ? "category" : "number",
                real.size(),
                test.size(),
                byReal.scores(),
                bySynthetic.scores(),
                byConstant.scores(),
                predictable ? Math.min(1, Math.max(0, bySynthetic.skill()) / byReal.skill()) : Double.NaN);
    }
}
