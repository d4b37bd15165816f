package dev.hma.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexLanguageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z'.]{2,7}[0-9]{2}",
                "N[0-9]{1,5}[A-Z]{0,2}",
                "[0-9]{5}",
                "[A-Z0-9]{2}",
                "[A-Z]{1,2}[0-9]{5}",
                "[A-Z]{5}",
                "[A-Z0-9]{3}[0-9]{4}",
                "[0-9]{7}",
                "ID-\\d{3}|X\\w+",
                "(?:ab|c)(d|e)?[^a-z]\\.\\s.",
                "^[A-Z]*$",
                "(a|a)b?b?",
                "(ab|a)(c|bc)",
                "x{2,}-y+?",
                "[]a-]{3}",
                "[\\]\\-\\\\x]+",
                "é[α-ω]{2}",
                ".{30}"
            })
    void textsAreDistinctAscendingAndMatchThePattern(String regex) {
        RegexLanguage language = RegexLanguage.of(regex);
        Pattern pattern = Pattern.compile(regex);
        BigInteger size = language.size();
        boolean all = size.compareTo(BigInteger.valueOf(20_000)) <= 0;
        Random random = new Random(7);
        Set<BigInteger> indices = new TreeSet<>();
        for (int i = 0; i < (all ? size.intValueExact() : 5_000); i++) {
            indices.add(all ? BigInteger.valueOf(i) : new BigInteger(size.bitLength() + 20, random).mod(size));
        }
        indices.add(BigInteger.ZERO);
        indices.add(size.subtract(BigInteger.ONE));
        String previous = "";
        for (BigInteger index : indices) {
            String text = language.at(index);
            assertThat(text).isGreaterThan(previous);
            assertThat(pattern.matcher(text).matches()).as(text).isTrue();
            if (index.bitLength() < 63) {
                assertThat(language.at(index.longValueExact())).isEqualTo(text);
            }
            previous = text;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[0-9]{5};100000",
                "[0-9]{1,5};111110",
                "N[0-9]{1,5}[A-Z]{0,2};78110330",
                "[A-Z]{1,2}[0-9]{5};70200000",
                "(a|a);1",
                "a?a?;2",
                "(a|ab)(c|bcd|bc);5",
                "a*;16",
                "a+;16",
                "a{3,};17",
                "(a?){300};300",
                "((a{0}){9999}){9999}b;1",
                "(|a|b);2",
                "[^ -Z];36",
                ".;95",
                "\\d\\w\\s;630",
                "[A-Z]{20};19928148895209409152340197376"
            })
    void countsDistinctTexts(String regex, String size) {
        assertThat(RegexLanguage.of(regex).size()).isEqualTo(new BigInteger(size));
    }

    @Test
    void longTextsAreNoBurden() {
        RegexLanguage language = RegexLanguage.of("\\w{0,2000}x");
        assertThat(language.at(language.size().subtract(BigInteger.ONE))).isEqualTo("z".repeat(2000) + "x");
        assertThat(language.at(0)).hasSize(2001);
    }

    @Test
    void findsEveryTextOfAnAmbiguousExpression() {
        RegexLanguage language = RegexLanguage.of("(ab?|a)(b|bc?)?");
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < language.size().intValueExact(); i++) {
            texts.add(language.at(i));
        }
        assertThat(texts).containsExactlyInAnyOrder("a", "ab", "abb", "abc", "abbc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "ab(c;position 3",
                "abc);position 4",
                "[a-;position 1",
                "a{2;position 2",
                "a{3,2};position 2",
                "a{x};position 2",
                "a{99999};position 2",
                "*a;position 1",
                "a**;position 3",
                "a++;position 3",
                "(?=a);position 1",
                "(?<n>a);position 1",
                "a\\1;position 2",
                "\\bfoo;position 1",
                "a\\;position 2",
                "[z-a];position 2",
                "[\\d-z];position 2",
                "[[a]];position 2",
                "[^ -~];position 1",
                "a^b;position 2",
                "a$b;position 2",
                "\"\";no text",
                "a{0};no text",
                "(([a-z]{100}){100}){100};too large",
                "(a|b)*a(a|b){16}c;too large",
                "(a?){9999};too large"
            })
    void refusesWhatItCannotRead(String regex, String part) {
        assertThatThrownBy(() -> RegexLanguage.of(regex))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("regex_format '" + regex + "'")
                .hasMessageContaining(part);
    }

    @Test
    void refusesNestingThatWouldOverflowTheStack() {
        assertThatThrownBy(() -> RegexLanguage.of("(".repeat(100_000)))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("position 101");
    }

    @Test
    void refusesIndicesOutsideTheLanguage() {
        RegexLanguage language = RegexLanguage.of("[0-9]");
        assertThatThrownBy(() -> language.at(10)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> language.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> language.at(BigInteger.TEN)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
