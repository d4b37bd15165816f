package dev.hma.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.testkit.TableSynthesizerContract.Keeps;
import dev.hma.testkit.broken.CarriesOver;
import dev.hma.testkit.broken.ColumnByColumn;
import dev.hma.testkit.broken.Contracts;
import dev.hma.testkit.broken.EvensOutFamilies;
import dev.hma.testkit.broken.IgnoresSlots;
import dev.hma.testkit.broken.JoinsFamilies;
import dev.hma.testkit.broken.KeepsArrays;
import dev.hma.testkit.broken.MistakenExchange;
import dev.hma.testkit.broken.MistakenFamily;
import dev.hma.testkit.broken.MistakenMeans;
import dev.hma.testkit.broken.MistakenMetric;
import dev.hma.testkit.broken.ReplaysRows;
import dev.hma.testkit.broken.SpoilsWishes;
import dev.hma.testkit.reference.LagOne;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every broken component fails in the tests of what it does wrong, and passes those of what it does right. */
class BrokenComponentsTest {
    @ParameterizedTest
    @EnumSource(ColumnByColumn.class)
    void brokenSynthesizersFailWhereTheyAreBroken(ColumnByColumn synthesizer) {
        String[] expected = switch (synthesizer) {
            case CORRECT -> new String[] {};
            case ADDRESSES_BY_PLACE_IN_BATCH ->
                new String[] {
                    "rowsAreTheSameWhateverTheBatch",
                    "rowsFromTheMiddleAreTheSameWhenDrawnAlone",
                    "rowsAreTheSameOnManyThreads",
                    // The same thousand random numbers over and over.
                    "realColumnsKeepTheirDistribution",
                    "zeroInflatedColumnsKeepTheirDistribution",
                    "categoriesOfManyCodesKeepTheirShares",
                    "columnsThatAreAllNoiseDoNotSpoilTheOthers"
                };
            case REPEATS_ALL_ROWS, COUNTS_ITS_SAMPLES -> new String[] {"allRowsAtOnceAreValidAndTheSameAgain"};
            case COPIES_ONE_ROW ->
                new String[] {"allRowsAtOnceAreDistributedAsRowByRow", "allRowsAtOnceAreValidAndTheSameAgain"};
            case OVERWRITES_WHAT_IS_GIVEN ->
                new String[] {
                    "contextStaysAsItIs", "nothingIsDrawnWhereAllFeaturesAreContext", "allRowsAtOnceFollowTheirContext"
                };
            case TAKES_SCORES_FOR_NORMALS ->
                new String[] {"discreteColumnsKeepTheirDistribution", "zeroInflatedColumnsKeepTheirDistribution"};
            case ROUNDS_PER_BATCH ->
                new String[] {
                    "theModelIsTheSameWhateverPartitionsBatchesThreadsAndOrder", "degenerateTablesAreNormalData"
                };
            case COUNTS_ITS_STEPS -> new String[] {"aStepOfTheLearningMayBeTakenTwice"};
            case SAVES_HALF_ITS_STATE, SAVES_A_PRIVATE_RECORD ->
                new String[] {
                    "aRestoredModelDrawsTheSameRows",
                    "degenerateTablesAreNormalData",
                    "allRowsAtOnceAreValidAndTheSameAgain"
                };
            case DIVIDES_BY_NOTHING -> new String[] {"degenerateTablesAreNormalData"};
            case KEEPS_CODES_IN_BYTES -> new String[] {"categoriesOfManyCodesKeepTheirShares"};
            case EXPLAINS_BY_WHAT_IS_NOT_THERE, EXPLAINS_MORE_THAN_ALL, EXPLAINS_ONLY_WHEN_LEARNT ->
                new String[] {"whatIsExplainedIsThere"};
        };
        assertThat(Contracts.failures(synthesizer)).containsExactlyInAnyOrder(expected);
    }

    @Test
    void aSynthesizerThatKeepsTheEnginesArraysFails() {
        assertThat(Contracts.failures(new KeepsArrays()))
                .contains("theModelDoesNotUseTheRowsOnceItIsLearnt")
                .doesNotContain(
                        "rowsAreTheSameWhateverTheBatch", "realColumnsKeepTheirDistribution", "everyValueIsValid");
    }

    @Test
    void aSynthesizerOfSequencesThatMixesFamiliesFails() {
        assertThat(Contracts.failures(new CarriesOver()))
                .contains("rowsAreTheSameWhateverTheBatch", "rowsFromTheMiddleAreTheSameWhenDrawnAlone")
                .doesNotContain("theModelIsTheSameWhateverPartitionsBatchesThreadsAndOrder");
    }

    @Test
    void aSynthesizerThatDrawsRealRowsAgainFails() {
        assertThat(Contracts.failures(new ReplaysRows(), Keeps.DEPENDENCE)).containsExactly("rowsAreNoCopies");
    }

    @Test
    void aSynthesizerThatLearnsFromFamiliesAsFromOneFails() {
        assertThat(Contracts.failures(new JoinsFamilies())).containsExactly("theOrderInsideSmallFamiliesIsKept");
    }

    @Test
    void aSynthesizerThatEvensOutFamiliesFails() {
        assertThat(Contracts.failures(new EvensOutFamilies()))
                .contains("allRowsAtOnceVaryBetweenFamiliesAsRowByRow")
                .doesNotContain("theOrderInsideSmallFamiliesIsKept", "allRowsAtOnceAreValidAndTheSameAgain");
    }

    @Test
    void aSynthesizerOfSequencesThatDoesNotKeepWhatRisesFails() {
        assertThat(Contracts.failures(new LagOne(false))).isEmpty();
        assertThat(Contracts.failures(new LagOne(false), Keeps.ORDER)).containsExactly("whatRisesInEveryFamilyRises");
    }

    @ParameterizedTest
    @EnumSource(MistakenFamily.class)
    void mistakenMarginalsFailWhereTheyAreMistaken(MistakenFamily family) {
        String[] expected = switch (family) {
            case DRAWS_INSIDE_THE_INTERVAL ->
                new String[] {
                    "scoresAreTheMiddleOfTheirProbabilityInterval",
                    "theAttenuationTellsHowMuchOfTheLatentNormalTheScoresCarry"
                };
            case TAKES_THE_MIDDLE_PROBABILITY -> new String[] {"scoresAreTheMiddleOfTheirProbabilityInterval"};
            case LEAVES_THE_LATTICE -> new String[] {"scoresLieOnTheLatticeAndGrowWithTheValue"};
            case KEEPS_QUIET_ABOUT_ATTENUATION ->
                new String[] {"theAttenuationTellsHowMuchOfTheLatentNormalTheScoresCarry"};
            case COUNTS_EVERY_VALUE_ONCE -> new String[] {"latentNormalsGiveTheDistributionOfTheData"};
            case FILLS_IN_WHAT_IS_MISSING -> new String[] {"missingValuesStayMissing"};
            case REACHES_BEYOND_THE_DATA ->
                new String[] {
                    "quantilesLieInTheRangeOfTheData",
                    "quantilesInvertTheProbabilities",
                    "latentNormalsGiveValuesInTheRangeOfTheData",
                    "countsThatShareCellsAreFittedInTheFullRange",
                    "categoriesGiveNoCodeThatTheDataDoNotHave"
                };
            case RESTORES_ROUNDED_VALUES -> new String[] {"aRestoredMarginalIsTheFittedOne"};
        };
        assertThat(Contracts.failures(family)).contains(expected).hasSizeLessThanOrEqualTo(expected.length + 1);
    }

    @ParameterizedTest
    @EnumSource(MistakenMeans.class)
    void mistakenStrategiesFailWhereTheyAreMistaken(MistakenMeans strategy) {
        String[] expected = switch (strategy) {
            case LETS_THE_LAST_ROW_WIN ->
                new String[] {
                    "familySumsAreTheSameWhateverTheBatch",
                    "familySumsAreTheSameWhateverTheOrderOfRows",
                    "familySumsOfPartitionsAddUp"
                };
            case ADOPTS_ORPHANS -> new String[] {"rowsWithoutAParentAddNothing"};
            case LEAVES_RESIDUALS_SMALL -> new String[] {"residualsAreStandardNormalOverAllRows"};
            case COUNTS_THE_PARENT_TWICE ->
                new String[] {
                    "columnsKeepTheirDistribution",
                    "columnsKeepTheirDistributionInSmallFamilies",
                    "siblingsStayAlike",
                    "siblingsStayAlikeInSmallFamilies"
                };
            case FORGETS_THE_FAMILY -> new String[] {"siblingsStayAlike", "siblingsStayAlikeInSmallFamilies"};
            case SHRINKS_THE_UNKNOWN ->
                new String[] {
                    "rowsWithoutAParentAreDistributedLikeAllRows",
                    "familiesOfWhichNothingIsKnownAreDistributedLikeAllRows"
                };
        };
        assertThat(Contracts.failures(strategy)).containsExactlyInAnyOrder(expected);
    }

    @Test
    void aMatcherThatIgnoresSlotsFails() {
        assertThat(Contracts.failures(new IgnoresSlots()))
                .contains("everyParentGetsAsManyChildrenAsItHasSlots", "fewParentsAreMatched")
                .doesNotContain("theSameWishesFindTheSamePartners", "aRestoredMatchingIsTheLearntOne");
    }

    @Test
    void aMatcherThatSpoilsWishesFails() {
        assertThat(Contracts.failures(new SpoilsWishes()))
                .contains("whatIsExpectedIsAFunctionOfTheRow", "amendedWishesAreFiniteAndMissingOnesStayMissing")
                .doesNotContain("everyParentGetsAsManyChildrenAsItHasSlots", "aRestoredMatchingIsTheLearntOne");
    }

    @ParameterizedTest
    @EnumSource(MistakenExchange.class)
    void mistakenExchangesFailWhereTheyAreMistaken(MistakenExchange matcher) {
        String[] expected = switch (matcher) {
            case CORRECT -> new String[] {};
            case MOVES_ROWS_OF_NO_GROUP -> new String[] {"rowsExchangePartnersInsideTheirGroups"};
            case LEAVES_GROUPS, GIVES_CHILDREN_AWAY ->
                new String[] {
                    "rowsExchangePartnersInsideTheirGroups", "rowsThatAreAllTheSameOrMissingExchangePartnersToo"
                };
            case MISPLACES_WHAT_IS_MISSING -> new String[] {"rowsThatAreAllTheSameOrMissingExchangePartnersToo"};
            case COUNTS_ITS_CALLS ->
                new String[] {
                    "theSamePairsExchangeTheSamePartners",
                    "aRestoredMatchingExchangesTheSamePartners",
                    "aRestoredMatchingIsTheLearntOne",
                    "degenerateTablesAreLearntFrom"
                };
            case OVERWRITES_FEATURES -> new String[] {"exchangingLeavesItsInputsAsTheyAre"};
            case ONLY_WHEN_LEARNT ->
                new String[] {
                    "aRestoredMatchingExchangesTheSamePartners",
                    "aRestoredMatchingIsTheLearntOne",
                    "degenerateTablesAreLearntFrom"
                };
        };
        assertThat(Contracts.failures(matcher)).containsExactlyInAnyOrder(expected);
    }

    @ParameterizedTest
    @EnumSource(MistakenMetric.class)
    void mistakenMetricsFailWhereTheyAreMistaken(MistakenMetric metric) {
        String[] expected = switch (metric) {
            case CORRECT -> new String[] {};
            case DRAWS_ELSEWHERE ->
                new String[] {"theSameSeedGivesTheSameFigures", "figuresAreTheSameOnAnyNumberOfThreads"};
            case SUMS_AS_WORK_IS_DONE -> new String[] {"figuresAreTheSameOnAnyNumberOfThreads"};
            case DIVIDES_BY_NOTHING -> new String[] {"degenerateDatabasesAreMeasured"};
            case NEEDS_EVERY_TABLE, NEEDS_ROWS ->
                new String[] {
                    "degenerateDatabasesAreMeasured",
                    "figuresKeepTheirNamesWhateverTheDatabases",
                    "aNoteTellsWhyAFigureIsMissing",
                    "notesSayWhatAndWhy"
                };
            case KEEPS_QUIET -> new String[] {"aNoteTellsWhyAFigureIsMissing"};
            case NOTES_NOTHING -> new String[] {"notesSayWhatAndWhy"};
            case SORTS_IN_PLACE -> new String[] {"theDatabasesStayAsTheyAre"};
            case DIVIDES_BY_THE_DIFFERENCE ->
                new String[] {"aDatabaseIsComparedWithItself", "degenerateDatabasesAreMeasured"};
            case CHANGES_ITS_RECORD -> new String[] {"figuresKeepTheirNamesWhateverTheDatabases"};
            case GIVES_BLANK_NAMES -> new String[] {"figuresHaveNames"};
            case GIVES_AN_ARRAY ->
                new String[] {
                    "figuresAreOfTypesThatJsonHas",
                    "degenerateDatabasesAreMeasured",
                    "aDatabaseIsComparedWithItself",
                    "rowsHeldOutMayBeThere"
                };
            case TRUSTS_THE_HOLDOUT -> new String[] {"rowsHeldOutMayBeThere"};
        };
        assertThat(Contracts.failures(metric)).containsExactlyInAnyOrder(expected);
    }
}
