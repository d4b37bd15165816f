package dev.hma.core.key;

import dev.hma.api.SynthesisException;
import dev.hma.core.key.RegexNode.Chars;
import dev.hma.core.key.RegexNode.Choice;
import dev.hma.core.key.RegexNode.Range;
import dev.hma.core.key.RegexNode.Repeat;
import dev.hma.core.key.RegexNode.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Recursive descent over the supported subset, see {@link RegexLanguage}. */
final class RegexParser {
    /** How often more than its least count an unbounded quantifier repeats at most. */
    static final int UNBOUNDED = 16;

    private static final int MAX_COUNT = 10_000;
    private static final int MAX_DEPTH = 100;
    private static final Range PRINTABLE = new Range(' ', '~');
    private static final List<Range> DIGITS = List.of(new Range('0', '9'));
    private static final List<Range> WORD =
            List.of(new Range('0', '9'), new Range('A', 'Z'), new Range('_', '_'), new Range('a', 'z'));
    private static final List<Range> SPACE = List.of(new Range(' ', ' '));

    private final String regex;
    private int at;
    private int depth;

    private RegexParser(String regex) {
        this.regex = regex;
    }

    static RegexNode parse(String regex) {
        RegexParser parser = new RegexParser(regex);
        RegexNode node = parser.choice();
        if (!parser.done()) {
            throw parser.unsupported("a ')' without its '('", parser.at);
        }
        return node;
    }

    private RegexNode choice() {
        List<RegexNode> branches = new ArrayList<>();
        branches.add(sequence());
        while (accept('|')) {
            branches.add(sequence());
        }
        return branches.size() == 1 ? branches.get(0) : new Choice(branches);
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        accept('^');
        while (!atEndOfBranch()) {
            if (peek() == '$') {
                at++;
                if (!atEndOfBranch()) {
                    throw unsupported("a '$' that is not at the end", at - 1);
                }
            } else {
                parts.add(quantified(atom()));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
    }

    private boolean atEndOfBranch() {
        return done() || peek() == '|' || peek() == ')';
    }

    private RegexNode atom() {
        int start = at;
        int c = next();
        return switch (c) {
            case '(' -> group(start);
            case '[' -> new Chars(charClass(start));
            case '.' -> new Chars(List.of(PRINTABLE));
            case '\\' -> new Chars(escape(start));
            case '*', '+', '?', '{' -> throw unsupported("a '" + (char) c + "' with nothing to repeat", start);
            case '^' -> throw unsupported("a '^' that is not at the beginning", start);
            default -> new Chars(List.of(new Range(c, c)));
        };
    }

    private RegexNode group(int start) {
        if (accept('?') && !accept(':')) {
            throw unsupported("the special group '(?'", start);
        }
        if (++depth > MAX_DEPTH) {
            throw unsupported("groups inside groups more than " + MAX_DEPTH + " deep", start);
        }
        RegexNode node = choice();
        depth--;
        if (!accept(')')) {
            throw unsupported("a '(' without its ')'", start);
        }
        return node;
    }

    private RegexNode quantified(RegexNode node) {
        if (done()) {
            return node;
        }
        int start = at;
        int min;
        int max;
        switch (peek()) {
            case '?' -> {
                at++;
                min = 0;
                max = 1;
            }
            case '*' -> {
                at++;
                min = 0;
                max = UNBOUNDED;
            }
            case '+' -> {
                at++;
                min = 1;
                max = UNBOUNDED;
            }
            case '{' -> {
                at++;
                min = number(start);
                max = !accept(',') ? min : !done() && peek() == '}' ? min + UNBOUNDED : number(start);
                if (!accept('}') || max < min) {
                    throw unsupported("a malformed quantifier", start);
                }
            }
            default -> {
                return node;
            }
        }
        // A lazy quantifier repeats as often as a greedy one; a possessive one does not.
        accept('?');
        if (!done() && (peek() == '+' || peek() == '*' || peek() == '{')) {
            throw unsupported("a quantifier after a quantifier", at);
        }
        return new Repeat(node, min, max);
    }

    private int number(int start) {
        int from = at;
        while (!done() && peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (from == at || at - from > 5) {
            throw unsupported("a malformed quantifier", start);
        }
        int value = Integer.parseInt(regex.substring(from, at));
        if (value > MAX_COUNT) {
            throw unsupported("a repetition of more than " + MAX_COUNT, start);
        }
        return value;
    }

    private List<Range> escape(int start) {
        if (done()) {
            throw unsupported("a '\\' at the end", start);
        }
        int c = next();
        return switch (c) {
            case 'd' -> DIGITS;
            case 'w' -> WORD;
            case 's' -> SPACE;
            case 't' -> List.of(new Range('\t', '\t'));
            default -> {
                if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
                    throw unsupported("the escape '\\" + (char) c + "'", start);
                }
                yield List.of(new Range(c, c));
            }
        };
    }

    private List<Range> charClass(int start) {
        boolean negated = accept('^');
        List<Range> ranges = new ArrayList<>();
        boolean first = true;
        while (first || done() || peek() != ']') {
            if (done()) {
                throw unsupported("a '[' without its ']'", start);
            }
            first = false;
            int from = at;
            List<Range> item = classItem();
            boolean range = at + 1 < regex.length() && peek() == '-' && regex.charAt(at + 1) != ']';
            if (!range) {
                ranges.addAll(item);
                continue;
            }
            at++;
            List<Range> end = classItem();
            int low = item.get(0).low();
            int high = end.get(0).high();
            if (isSet(item) || isSet(end) || high < low) {
                throw unsupported("the range '" + regex.substring(from, at) + "'", from);
            }
            ranges.add(new Range(low, high));
        }
        at++;
        return negated ? negate(ranges, start) : ranges;
    }

    private List<Range> classItem() {
        int start = at;
        int c = next();
        if (c == '\\') {
            return escape(start);
        }
        if (c == '[' || c == '&' && !done() && peek() == '&') {
            throw unsupported("a '" + (char) c + "' inside a class", start);
        }
        return List.of(new Range(c, c));
    }

    private static boolean isSet(List<Range> item) {
        return item.size() > 1 || item.get(0).low() != item.get(0).high();
    }

    private List<Range> negate(List<Range> ranges, int start) {
        BitSet printable = new BitSet();
        printable.set(PRINTABLE.low(), PRINTABLE.high() + 1);
        for (Range range : ranges) {
            printable.clear(range.low(), range.high() + 1);
        }
        List<Range> rest = new ArrayList<>();
        for (int low = printable.nextSetBit(0); low >= 0; ) {
            int end = printable.nextClearBit(low);
            rest.add(new Range(low, end - 1));
            low = printable.nextSetBit(end);
        }
        if (rest.isEmpty()) {
            throw unsupported("a class that leaves no printable character", start);
        }
        return rest;
    }

    private boolean done() {
        return at >= regex.length();
    }

    private int peek() {
        return regex.charAt(at);
    }

    private int next() {
        return regex.charAt(at++);
    }

    private boolean accept(char c) {
        boolean found = !done() && peek() == c;
        at += found ? 1 : 0;
        return found;
    }

    private SynthesisException unsupported(String what, int position) {
        return new SynthesisException(
                "regex_format '" + regex + "' has " + what + " at position " + (position + 1),
                "Supported are literals, . [] [^] \\d \\w \\s, groups, |, and the quantifiers ? * + {n} {n,} {n,m}");
    }
}
