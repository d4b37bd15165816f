package dev.hma.trees;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt: a tree per feature, in the order in which they are drawn.
 *
 * @param siblings whether trees look at the rows of the family so far
 * @param order the feature that the rows of a family ascend by; -1 if there is none
 * @param columns the features that are drawn one by one
 * @param profiles those that are drawn together, after the others
 * @param cross how often classes of two features meet; null where that is not asked
 */
public record TreesState(
        boolean siblings,
        int order,
        List<ColumnState> columns,
        List<ProfileState> profiles,
        @Nullable CrossState cross) {
    /** Copies the lists. */
    public TreesState {
        columns = List.copyOf(columns);
        profiles = List.copyOf(profiles);
    }

    /** All trees. */
    Stream<TreeState> trees() {
        return Stream.concat(
                columns.stream()
                        .flatMap(column -> Stream.of(
                                        Stream.ofNullable(column.repeats()).flatMap(RepeatsState::trees),
                                        Stream.of(column.tree()),
                                        Stream.ofNullable(column.steps()).map(StepsState::tree))
                                .flatMap(trees -> trees)),
                profiles.stream().map(ProfileState::tree));
    }

    /**
     * What one feature is drawn from.
     *
     * @param feature its index in the frame
     * @param key the feature in which a row must be alike for its value to be looked at; -1 if there is none
     * @param values the numbers that there are, ascending; empty for a category
     * @param repeated which of these many rows share: they are drawn as they are; the others stand for their neighbourhood
     * @param ends the numbers are in classes of about as many rows each: per class the index of its largest; empty for a category
     * @param rows per class, or per code, how many rows were learnt from
     * @param likeness how much alike the rows of a family are; null if there are no families
     * @param zeros of a category, other features with which not every code goes
     * @param repeats how a family repeats values; null if that is not asked
     * @param tree the tree; its donors are indices of {@code values}, or codes
     * @param steps of the feature that the rows of a family ascend by, how it goes on; the tree draws first rows then. Null for
     *     all others
     * @param terms of a category that families hold on to, until when its codes are in use; null for all others
     */
    public record ColumnState(
            int feature,
            int key,
            double[] values,
            int[] repeated,
            int[] ends,
            int[] rows,
            @Nullable LikenessState likeness,
            List<ZerosState> zeros,
            @Nullable RepeatsState repeats,
            TreeState tree,
            @Nullable StepsState steps,
            @Nullable TermsState terms) {
        /** Checks the numbers. */
        public ColumnState {
            zeros = List.copyOf(zeros);
            requireNumbers(values, repeated);
            require(values.length == 0 || ends.length == rows.length, "the classes of a column are not complete");
            for (int c = 0; c < ends.length; c++) {
                require(ends[c] > (c == 0 ? -1 : ends[c - 1]) && ends[c] < values.length, "a class ends at " + ends[c]);
            }
            require(
                    values.length == 0 || ends.length > 0 && ends[ends.length - 1] == values.length - 1,
                    "a number is in no class");
            require(Arrays.stream(rows).allMatch(n -> n >= 0), "a class has fewer rows than none");
        }

        /** The tree that values are drawn from which the family has not had. */
        TreeState ofNew() {
            return repeats == null || repeats.fresh() == null ? tree : repeats.fresh();
        }
    }

    /**
     * How a family repeats values.
     *
     * @param tree the tree that says how likely a value is new, that of the row before, or an earlier one
     * @param weight of a category, how much it weighs that codes are more frequent beside what else is in a row: 0, 0.25, 0.5, 0.75 or
     *     1; 0 of a number
     * @param fresh of a category, what new codes are drawn from if not from the tree of all; null of a number
     */
    public record RepeatsState(
            TreeState tree, double weight, @Nullable TreeState fresh) {
        /** Checks the weight. */
        public RepeatsState {
            require(
                    weight >= 0 && weight <= 1 && 4 * weight == Math.rint(4 * weight),
                    "what else is in a row weighs " + weight);
        }

        private Stream<TreeState> trees() {
            return Stream.concat(Stream.of(tree), Stream.ofNullable(fresh));
        }
    }

    /**
     * Until when the codes of a category are in use.
     *
     * @param codes those of which that is told, ascending: such that enough rows share
     * @param until of each the last value with it of the feature that rows ascend by
     */
    public record TermsState(int[] codes, double[] until) {
        /** Checks the codes. */
        public TermsState {
            require(codes.length == until.length, "it is not told of every code until when it is in use");
            require(isAscending(codes) && (codes.length == 0 || codes[0] >= 0), "the codes in use do not ascend");
        }
    }

    /**
     * Which codes of a category go with those of another one.
     *
     * @param other the other feature
     * @param ends per code of the other one, and last for where it is missing, where those that go with it end
     * @param codes the codes that go with it; their number stands for missing
     */
    public record ZerosState(int other, int[] ends, int[] codes) {
        /** Checks the numbers. */
        public ZerosState {
            int start = 0;
            for (int end : ends) {
                require(end >= start && end <= codes.length, "the codes that go with another end at " + end);
                start = end;
            }
            require(Arrays.stream(codes).allMatch(code -> code >= 0), "a code is less than none");
        }
    }

    /**
     * How much alike the rows of a family are in a feature.
     *
     * @param between the share of the variance of all rows that lies between families, of ranks or of a category's indicators; what
     *     chance puts there is not taken off. About 0 to 1, and more where rows without a parent lie closer together
     * @param apart of a number, half the mean squared difference from the row before in variances: 0 if they are equal, about 1 if
     *     they have nothing to do with one another; of a category, the share of rows that are not like the one before
     * @param distinct the mean share of a family's values that is new, its first one apart
     */
    public record LikenessState(double between, double apart, double distinct) {}

    /**
     * How often classes of two features meet in one row.
     *
     * @param features the features, ascending
     * @param ends per feature the largest value of each class, ascending; a class before them is for what is missing
     * @param tables the tables of pairs
     */
    public record CrossState(int[] features, double[][] ends, List<CrossTableState> tables) {
        /** Checks the tables. */
        public CrossState {
            tables = List.copyOf(tables);
            require(ends.length == features.length, "a feature of the cross tables has no classes");
            require(isAscending(features), "the features of the cross tables do not ascend");
            require(
                    Arrays.stream(ends).allMatch(TreesState::isAscending),
                    "the classes of a cross table do not ascend");
            for (CrossTableState table : tables) {
                int a = table.first();
                int b = table.second();
                require(a >= 0 && a < b && b < ends.length, "a cross table is of features that there are not");
                require(
                        table.rows().length == (ends[a].length + 1) * (ends[b].length + 1),
                        "a cross table is not complete");
            }
        }
    }

    /**
     * The cross table of two features.
     *
     * @param first an index in the list of features
     * @param second another one, a larger one
     * @param rows per class of the first, per class of the second how many rows were learnt from
     */
    public record CrossTableState(int first, int second, int[] rows) {
        /** Checks the counts. */
        public CrossTableState {
            require(Arrays.stream(rows).allMatch(n -> n >= 0), "a cell of a cross table has fewer rows than none");
        }
    }

    /**
     * What the steps from a row of a family to the next are drawn from.
     *
     * @param values the steps that there are, ascending
     * @param repeated which of these many rows share
     * @param tree the tree; its donors are indices of {@code values}
     * @param slowest the mean step of the family in which it is least
     * @param occasions the whole numbers on which many rows fall; null if there are none
     */
    public record StepsState(
            double[] values,
            int[] repeated,
            TreeState tree,
            double slowest,
            @Nullable OccasionsState occasions) {
        /** Checks the numbers. */
        public StepsState {
            requireNumbers(values, repeated);
            require(
                    Arrays.stream(tree.donors()).allMatch(donor -> donor < values.length),
                    "a leaf draws a step that there is not");
        }
    }

    /**
     * The whole numbers on which more rows fall than around them.
     *
     * @param first the smallest whole number that there is
     * @param size how many there are from there on
     * @param values those that several rows share, ascending
     * @param rows how many rows share each
     * @param elsewhere the mean number of rows of the others
     * @param spread by how much of their square the numbers of rows vary beyond chance
     */
    public record OccasionsState(double first, int size, double[] values, int[] rows, double elsewhere, double spread) {
        /** Checks the numbers. */
        public OccasionsState {
            require(values.length == rows.length && isAscending(values), "the occasions are not complete");
            for (double value : values) {
                require(value >= first && value < first + size, "an occasion is at " + value);
            }
            require(elsewhere >= 0 && spread > 0, "occasions are no more than chance");
        }
    }

    private static boolean isAscending(double[] values) {
        return IntStream.range(1, values.length).allMatch(i -> values[i - 1] < values[i]);
    }

    private static boolean isAscending(int[] values) {
        return IntStream.range(1, values.length).allMatch(i -> values[i - 1] < values[i]);
    }

    private static void requireNumbers(double[] values, int[] repeated) {
        require(isAscending(values), "the values of a column do not ascend");
        for (int index : repeated) {
            require(index >= 0 && index < values.length, "there is no value " + index);
        }
    }

    /**
     * What the features of a profile are drawn from.
     *
     * @param features their indices in the frame
     * @param count the feature that counts what they sum up; -1 if there is none
     * @param children per profile how many children it sums up; empty if it sums up none
     * @param tree the tree; its donors are profiles
     * @param values per feature the value of every profile, 0 where it is missing
     * @param missing per feature the profiles in which it is missing
     */
    public record ProfileState(
            int[] features, int count, int[] children, TreeState tree, double[][] values, int[][] missing) {
        /** Checks the numbers. */
        public ProfileState {
            require(
                    count < 0
                            || Arrays.stream(tree.donors())
                                    .allMatch(donor -> donor < children.length && children[donor] > 0),
                    "the number of children of a profile is missing, or not positive");
            require(values.length == features.length && missing.length == features.length, "a profile is not complete");
            for (int k = 0; k < values.length; k++) {
                int profiles = values[k].length;
                require(
                        Arrays.stream(tree.donors()).allMatch(donor -> donor < profiles)
                                && Arrays.stream(missing[k]).allMatch(j -> j >= 0 && j < profiles),
                        "a leaf draws a profile that there is not");
            }
        }
    }

    /**
     * A tree: nodes in depth-first order, the left child of a node right after it.
     *
     * @param split per node the predictor that it looks at, plus their number if it looks at a number value by value; -1 for
     *     a leaf
     * @param at per node, for a number: what goes left, up to this; for what is grouped or a category: the index in {@code lefts}
     * @param right per node the right child; of a leaf its own number
     * @param lefts per node that looks at a category the groups that go left
     * @param groupings the categories that are grouped
     * @param ends per leaf where its donors end
     * @param donors the values that the leaves draw from, ascending in each
     * @param counts how many rows each donor stands for
     */
    public record TreeState(
            int[] split,
            double[] at,
            int[] right,
            int[][] lefts,
            List<Grouping> groupings,
            int[] ends,
            int[] donors,
            int[] counts) {
        /** Checks that every node and leaf is there. */
        public TreeState {
            groupings = List.copyOf(groupings);
            require(
                    split.length > 0 && at.length == split.length && right.length == split.length,
                    "a tree's nodes are not complete");
            for (int node = 0; node < split.length; node++) {
                boolean leaf = split[node] < 0;
                require(
                        leaf
                                ? right[node] >= 0 && right[node] < ends.length
                                : right[node] > node + 1 && right[node] < split.length,
                        "a tree's node " + node + " leads nowhere");
            }
            require(
                    counts.length == donors.length,
                    "a tree has " + donors.length + " donors, " + counts.length + " counts");
            int start = 0;
            for (int end : ends) {
                require(end >= start && end <= donors.length, "a leaf ends at " + end);
                start = end;
            }
            for (int i = 0; i < donors.length; i++) {
                require(donors[i] >= 0 && counts[i] > 0, "a donor is no value, or stands for no row");
            }
        }

        /** Whether the donors of every leaf ascend, as they are looked for by halves; when others take their place they need not. */
        boolean donorsAscend() {
            return IntStream.range(0, ends.length)
                    .allMatch(leaf ->
                            isAscending(Arrays.copyOfRange(donors, leaf == 0 ? 0 : ends[leaf - 1], ends[leaf])));
        }

        /** The same tree with other outcomes in the place of its donors. */
        TreeState drawing(int[] outcomes) {
            int[] drawn = Arrays.stream(donors).map(donor -> outcomes[donor]).toArray();
            return new TreeState(split, at, right, lefts, groupings, ends, drawn, counts);
        }
    }

    /**
     * Categories or numbers of which there are too many to be looked at one by one, grouped by what they predict.
     *
     * @param predictor the predictor; for a number that the nodes look at value by value, plus the number of predictors
     * @param values the values of a number, ascending; empty for a category
     * @param groups per code, or per value, its group, 1 and up; 0 stands for missing
     */
    public record Grouping(int predictor, double[] values, int[] groups) {
        /** Checks the groups. */
        public Grouping {
            require(groups.length > 0, "a grouping is empty");
            require(values.length == 0 || values.length == groups.length, "a grouping's values and groups differ");
            for (int group : groups) {
                require(group >= 1 && group < Binned.MOST, "a category's group is " + group);
            }
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
