package dev.hma.core.key;

import dev.hma.api.SynthesisException;
import dev.hma.core.key.RegexNode.Chars;
import dev.hma.core.key.RegexNode.Choice;
import dev.hma.core.key.RegexNode.Range;
import dev.hma.core.key.RegexNode.Repeat;
import dev.hma.core.key.RegexNode.Sequence;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The distinct texts that a regular expression matches as a whole: how many there are, and each by its index.
 *
 * <p>Supported are literals, the dot, classes with ranges and negation, the escapes {@code \d \w \s \t} and of
 * punctuation, groups, alternation, and the quantifiers <code>? * + {n} {n,} {n,m}</code>, also lazy ones. Anchors at the
 * ends are ignored. The dot and negated classes mean printable ASCII, {@code \s} means a blank. Unbounded quantifiers end
 * after 16 repetitions ({@code *}, {@code +}) or 16 more than their least number. The empty text is left out:
 * as a value it could not be told from a missing one.
 *
 * <p>The expression becomes a finite automaton without loops, and that a deterministic one. Paths of the latter and
 * texts correspond one to one, so ambiguous expressions ({@code (a|a)}, {@code a?a?}) count no text twice. Texts are in
 * lexicographic order of their UTF-16 units. Immutable.
 */
final class RegexLanguage {
    private static final int MAX_STATES = 20_000;
    /** States that may be looked at on the way: some hundredths of a second. */
    private static final int MAX_STEPS = 1_000_000;

    /** A deterministic state: by ascending characters, ranges of them and where they lead. */
    private record State(boolean accepting, int[] low, int[] width, int[] target) {}

    private final State[] states;
    private final BigInteger[] count;
    private final long[] capped;

    private RegexLanguage(State[] states) {
        this.states = states;
        this.count = new BigInteger[states.length];
        this.capped = new long[states.length];
        BigInteger cap = BigInteger.valueOf(Long.MAX_VALUE);
        // Transitions lead to states of smaller number.
        for (int s = 0; s < states.length; s++) {
            State state = states[s];
            BigInteger sum = state.accepting ? BigInteger.ONE : BigInteger.ZERO;
            for (int t = 0; t < state.target.length; t++) {
                sum = sum.add(count[state.target[t]].multiply(BigInteger.valueOf(state.width[t])));
            }
            count[s] = sum;
            capped[s] = sum.min(cap).longValueExact();
        }
    }

    /**
     * The language of an expression.
     *
     * @param regex the expression
     * @return its language
     * @throws SynthesisException if the expression is malformed, unsupported or too large, or matches nothing but the
     *     empty text; the message says where
     */
    static RegexLanguage of(String regex) {
        RegexNode node = RegexParser.parse(regex);
        RegexLanguage language = new RegexLanguage(new Builder(regex).build(node));
        if (language.size().signum() == 0) {
            throw new SynthesisException(
                    "regex_format '" + regex + "' matches no text",
                    "Give one that matches as many texts as there are rows");
        }
        return language;
    }

    /** {@return the number of texts} */
    BigInteger size() {
        return count[count.length - 1];
    }

    /**
     * A text by its index.
     *
     * @param index from 0 to {@code size() - 1}
     * @return the text
     */
    String at(BigInteger index) {
        if (index.signum() < 0 || index.compareTo(size()) >= 0) {
            throw new IndexOutOfBoundsException("text " + index + " of " + size());
        }
        StringBuilder text = new StringBuilder();
        int s = states.length - 1;
        BigInteger rest = index;
        while (rest.bitLength() > 62) {
            State state = states[s];
            rest = state.accepting ? rest.subtract(BigInteger.ONE) : rest;
            for (int t = 0; ; t++) {
                BigInteger each = count[state.target[t]];
                BigInteger range = each.multiply(BigInteger.valueOf(state.width[t]));
                if (rest.compareTo(range) < 0) {
                    BigInteger[] split = rest.divideAndRemainder(each);
                    text.append((char) (state.low[t] + split[0].intValueExact()));
                    s = state.target[t];
                    rest = split[1];
                    break;
                }
                rest = rest.subtract(range);
            }
        }
        return finish(text, s, rest.longValueExact());
    }

    /**
     * A text by its index.
     *
     * @param index from 0 to {@code size() - 1}
     * @return the text
     */
    String at(long index) {
        if (index < 0 || index >= capped[states.length - 1]) {
            throw new IndexOutOfBoundsException("text " + index + " of " + size());
        }
        return finish(new StringBuilder(), states.length - 1, index);
    }

    private String finish(StringBuilder text, int start, long index) {
        long rest = index;
        int s = start;
        while (true) {
            State state = states[s];
            if (state.accepting && rest-- == 0) {
                return text.toString();
            }
            for (int t = 0; ; t++) {
                long each = capped[state.target[t]];
                long place = rest / each;
                if (place < state.width[t]) {
                    text.append((char) (state.low[t] + place));
                    s = state.target[t];
                    rest -= place * each;
                    break;
                }
                rest -= state.width[t] * each;
            }
        }
    }

    /** From the parsed expression to the deterministic automaton, by Thompson's and the subset construction. */
    private static final class Builder {
        private final String regex;
        /** What each state of the nondeterministic automaton reads; empty where it reads nothing. */
        private final List<List<Range>> reads = new ArrayList<>();
        /** Where each leads: states of smaller number, as the automaton is built from its end. */
        private final List<int[]> leads = new ArrayList<>();

        private int steps;

        Builder(String regex) {
            this.regex = regex;
        }

        State[] build(RegexNode node) {
            int end = add(List.of());
            int first = compile(node, end);
            BitSet start = new BitSet();
            close(first, start);

            Map<BitSet, Integer> found = new HashMap<>();
            List<BitSet> sets = new ArrayList<>();
            Deque<BitSet> open = new ArrayDeque<>();
            found.put(start, 0);
            sets.add(start);
            open.add(start);
            List<List<Move>> moves = new ArrayList<>();
            while (!open.isEmpty()) {
                List<Move> from = moves(open.remove());
                for (Move move : from) {
                    if (found.putIfAbsent(move.target, sets.size()) == null) {
                        sets.add(move.target);
                        open.add(move.target);
                        checkSize(sets.size());
                    }
                }
                moves.add(from);
            }
            return number(found, sets, moves, end);
        }

        /**
         * Numbers the sets so that transitions lead to smaller numbers: a set's greatest state falls with every
         * character read.
         */
        private static State[] number(Map<BitSet, Integer> found, List<BitSet> sets, List<List<Move>> moves, int end) {
            List<Integer> order = new ArrayList<>(found.values());
            order.sort(Comparator.comparingInt((Integer i) -> sets.get(i).length())
                    .thenComparing(Comparator.naturalOrder()));
            int[] number = new int[sets.size()];
            for (int i = 0; i < number.length; i++) {
                number[order.get(i)] = i;
            }
            State[] states = new State[sets.size()];
            for (int i = 0; i < states.length; i++) {
                List<Move> from = moves.get(i);
                // The first set is the start: the empty text is left out.
                states[number[i]] = new State(
                        i > 0 && sets.get(i).get(end),
                        from.stream().mapToInt(Move::low).toArray(),
                        from.stream().mapToInt(m -> m.high - m.low + 1).toArray(),
                        from.stream()
                                .mapToInt(m -> number[found.getOrDefault(m.target, 0)])
                                .toArray());
            }
            return states;
        }

        /** Adds states that read the node and go on at {@code next}; returns the first of them. */
        private int compile(RegexNode node, int next) {
            if (node instanceof Chars chars) {
                return add(chars.ranges(), next);
            }
            if (node instanceof Sequence sequence) {
                int state = next;
                for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                    state = compile(sequence.parts().get(i), state);
                }
                return state;
            }
            if (node instanceof Choice choice) {
                int[] branches = choice.branches().stream()
                        .mapToInt(branch -> compile(branch, next))
                        .toArray();
                return add(List.of(), branches);
            }
            Repeat repeat = (Repeat) node;
            int state = next;
            for (int i = repeat.min(); i < repeat.max(); i++) {
                state = add(List.of(), compile(repeat.node(), state), next);
            }
            for (int i = 0; i < repeat.min(); i++) {
                int before = state;
                state = compile(repeat.node(), before);
                if (state == before) {
                    break; // The node reads nothing, however often.
                }
            }
            return state;
        }

        private int add(List<Range> ranges, int... next) {
            reads.add(ranges);
            leads.add(next);
            checkSize(reads.size());
            return reads.size() - 1;
        }

        private void checkSize(int states) {
            if (states > MAX_STATES) {
                throw tooLarge();
            }
        }

        private void step() {
            if (++steps > MAX_STEPS) {
                throw tooLarge();
            }
        }

        private SynthesisException tooLarge() {
            return new SynthesisException(
                    "regex_format '" + regex + "' is too large to count its texts",
                    "Give a simpler one with smaller numbers of repetitions");
        }

        /** Adds a state and all that it leads to without reading. */
        private void close(int state, BitSet set) {
            Deque<Integer> open = new ArrayDeque<>();
            open.push(state);
            while (!open.isEmpty()) {
                step();
                int s = open.pop();
                if (set.get(s)) {
                    continue;
                }
                set.set(s);
                if (reads.get(s).isEmpty()) {
                    for (int next : leads.get(s)) {
                        open.push(next);
                    }
                }
            }
        }

        /** What a set of states reads, by ascending characters, neighbours with the same target as one. */
        private List<Move> moves(BitSet set) {
            TreeSet<Integer> borders = new TreeSet<>();
            set.stream()
                    .forEach(s -> reads.get(s).forEach(range -> {
                        borders.add(range.low());
                        borders.add(range.high() + 1);
                    }));
            List<Move> moves = new ArrayList<>();
            List<Integer> cuts = new ArrayList<>(borders);
            for (int i = 0; i + 1 < cuts.size(); i++) {
                int low = cuts.get(i);
                int high = cuts.get(i + 1) - 1;
                BitSet target = new BitSet();
                for (int s = set.nextSetBit(0); s >= 0; s = set.nextSetBit(s + 1)) {
                    step();
                    if (reads.get(s).stream().anyMatch(r -> r.low() <= low && low <= r.high())) {
                        close(leads.get(s)[0], target);
                    }
                }
                if (target.isEmpty()) {
                    continue;
                }
                Move last = moves.isEmpty() ? null : moves.get(moves.size() - 1);
                if (last != null && last.high + 1 == low && last.target.equals(target)) {
                    moves.set(moves.size() - 1, new Move(last.low, high, target));
                } else {
                    moves.add(new Move(low, high, target));
                }
            }
            return moves;
        }
    }

    /** Characters that lead from one set of states to another. */
    private record Move(int low, int high, BitSet target) {}
}
