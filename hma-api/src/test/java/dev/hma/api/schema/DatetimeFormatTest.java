package dev.hma.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hma.api.SynthesisException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatetimeFormatTest {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private static long micros(String iso) {
        return EPOCH.until(LocalDateTime.parse(iso), ChronoUnit.MICROS);
    }

    @ParameterizedTest
    @CsvSource({
        "%Y-%m-%d, 2013-01-31, 2013-01-31T00:00",
        "%F, 0001-01-01, 0001-01-01T00:00",
        "%Y-%m-%d %H:%M:%S, 9999-12-31 23:59:59, 9999-12-31T23:59:59",
        "%F %T, 1969-12-31 23:59:59, 1969-12-31T23:59:59",
        "%Y-%m-%dT%H:%M:%S.%fZ, 1900-02-28T01:02:03.000004Z, 1900-02-28T01:02:03.000004",
        "%y%m%d, 930101, 1993-01-01T00:00",
        "%y%m%d, 690101, 1969-01-01T00:00",
        "%y%m%d, 680229, 2068-02-29T00:00",
        "%Y%m%d%H%M%S%f, 20240229010203000004, 2024-02-29T01:02:03.000004",
        "%m/%d/%Y, 07/04/1996, 1996-07-04T00:00",
        "%D %R, 07/04/96 09:05, 1996-07-04T09:05",
        "%-m/%-d/%Y %-H:%M, 7/4/1996 9:05, 1996-07-04T09:05",
        "%d %b %Y, 04 Jul 1996, 1996-07-04T00:00",
        "'%A, %d %B %Y', 'Thursday, 04 July 1996', 1996-07-04T00:00",
        "%a %d %b %Y, Sat 29 Feb 2020, 2020-02-29T00:00",
        "%Y-%j, 2020-366, 2020-12-31T00:00",
        "%Y-%m-%d %I:%M %p, 1996-07-04 12:30 AM, 1996-07-04T00:30",
        "%Y-%m-%d %I:%M %p, 1996-07-04 12:30 PM, 1996-07-04T12:30",
        "%Y-%m-%d %I:%M %p, 1996-07-04 11:59 PM, 1996-07-04T23:59",
        "%Y-%m-%d %H:%M:%S%z, 1996-07-04 11:59:00+0000, 1996-07-04T11:59",
        "%Y-%m-%d %H:%M:%S %Z, 1996-07-04 11:59:00 UTC, 1996-07-04T11:59",
        "100%% in %Y, 100% in 1996, 1996-01-01T00:00",
        "%Y-%m, 1996-07, 1996-07-01T00:00"
    })
    void readsAndWritesEveryDirective(String pattern, String text, String expected) {
        DatetimeFormat format = DatetimeFormat.of(pattern);
        assertThat(format.parse(text)).isEqualTo(micros(expected));
        assertThat(format.format(micros(expected), false)).isEqualTo(text);
        assertThat(format.pattern()).isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "%d %b %Y, 4 JUL 1996, 1996-07-04T00:00",
        "%Y-%m-%d %H:%M:%S.%f, 1996-07-04 00:00:00.5, 1996-07-04T00:00:00.500",
        "%Y-%m-%d %H:%M:%S.%f, 1996-7-4 1:2:3.000001, 1996-07-04T01:02:03.000001",
        "%Y-%m-%dT%H:%M:%S%z, 1996-07-04T00:00:00Z, 1996-07-04T00:00",
        "%Y-%m-%dT%H:%M:%S%z, 1996-07-04T00:00:00+00:00, 1996-07-04T00:00",
        "%Y-%m-%d %I %p, 1996-07-04 9 pm, 1996-07-04T21:00",
        "%a %Y-%m-%d, Mon 1996-07-04, 1996-07-04T00:00"
    })
    void readsWhatItWouldWriteOtherwise(String pattern, String text, String expected) {
        assertThat(DatetimeFormat.of(pattern).parse(text)).isEqualTo(micros(expected));
    }

    @Test
    void agreesWithTheCalendarOfJavaOnEveryDay() {
        DatetimeFormat format = DatetimeFormat.of("%Y-%m-%d");
        DatetimeParser parser = format.parser();
        StringBuilder text = new StringBuilder();
        LocalDate day = LocalDate.of(1, 1, 1);
        for (LocalDate end = LocalDate.of(3001, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            long micros = day.toEpochDay() * 86_400_000_000L;
            text.setLength(0);
            format.format(micros, false, text);
            if (parser.parse(text) != micros || !text.toString().equals(day.toString())) {
                assertThat(text.toString()).isEqualTo(day.toString());
                assertThat(parser.parse(text)).isEqualTo(micros);
            }
        }
    }

    @Test
    void everyMicrosecondComesBack() {
        SplittableRandom random = new SplittableRandom(1);
        long first = LocalDate.of(1, 1, 1).toEpochDay() * 86_400_000_000L;
        long end = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400_000_000L;
        List<DatetimeFormat> formats = List.of(
                DatetimeFormat.ISO, DatetimeFormat.of("%A %d %B %Y %I:%M:%S.%f %p"), DatetimeFormat.of("%Y%j%H%M%S%f"));
        for (int i = 0; i < 20_000; i++) {
            long micros = random.nextLong(first, end);
            for (DatetimeFormat format : formats) {
                assertThat(format.parse(format.format(micros, i % 2 == 0))).isEqualTo(micros);
            }
        }
    }

    @Test
    void cutsOffWhatItDoesNotShow() {
        assertThat(DatetimeFormat.of("%Y-%m-%d").format(-1, false)).isEqualTo("1969-12-31");
        assertThat(DatetimeFormat.of("%F %T").format(micros("2013-01-01T00:00:00.999999"), false))
                .isEqualTo("2013-01-01 00:00:00");
    }

    @Test
    void noticesMissingLeadingZerosAndWritesWithoutThem() {
        DatetimeFormat format = DatetimeFormat.of("%m/%d/%Y %H:%M");
        assertThat(format.unpadded("7/4/1996 9:05")).isTrue();
        assertThat(format.unpadded("12/4/1996 10:05")).isTrue();
        assertThat(format.unpadded("12/14/1996 9:05")).isTrue();
        assertThat(format.unpadded("12/14/1996 10:05")).isFalse();
        assertThat(format.unpadded("07/04/1996 09:05")).isFalse();
        assertThat(format.unpadded("yesterday")).isFalse();
        assertThat(DatetimeFormat.of("%-m/%-d/%Y").unpadded("7/4/1996")).isFalse();
        assertThat(format.format(micros("1996-07-04T09:05"), true)).isEqualTo("7/4/1996 9:05");
        assertThat(DatetimeFormat.of("%y%m%d").format(micros("1996-07-04T09:05"), true))
                .isEqualTo("960704");
    }

    @Test
    void aParserRemembersWhetherAnyTextLackedALeadingZero() {
        DatetimeParser parser = DatetimeFormat.of("%m/%d/%Y").parser();
        parser.parse("12/12/1996");
        assertThat(parser.accepts("1/1")).isFalse();
        assertThat(parser.unpadded()).isFalse();
        parser.parse("1/12/1996");
        parser.parse("12/12/1996");
        assertThat(parser.unpadded()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "%Y-%m-%d, 1996-02-30, there is no day 30 in that month",
        "%Y-%m-%d, 1900-02-29, there is no day 29 in that month",
        "%Y-%m-%d, 1996-13-01, there is no month 13",
        "%Y-%m-%d, 1996-00-01, there is no month 0",
        "%Y-%m-%d, 0000-01-01, there is no year 0",
        "%Y-%m-%d, 1996-01-32, there is no day 32",
        "%Y-%j, 1997-366, there is no day of year 366",
        "%Y-%m-%d %H:%M:%S, 1996-01-01 24:00:00, there is no hour 24",
        "%Y-%m-%d %H:%M:%S, 1996-01-01 23:60:00, there is no minute 60",
        "%Y-%m-%d %H:%M:%S, 1996-01-01 23:00:60, there is no second 60",
        "%Y-%m-%d, 96-01-01, of the format %Y-%m-%d",
        "%Y-%m-%d, '', of the format %Y-%m-%d",
        "%Y-%m-%d, '1996-01-01 ', of the format %Y-%m-%d",
        "%Y-%m-%d, 1996-01, of the format %Y-%m-%d",
        "%Y-%m-%d, 1996-01-001, of the format %Y-%m-%d",
        "%Y-%m-%d, -996-01-01, of the format %Y-%m-%d",
        "%y%m%d, 9311, of the format %y%m%d",
        "%d %b %Y, 4 Juli 1996, of the format %d %b %Y",
        "%Y-%m-%dT%H:%M, 1996-07-04t00:00, of the format",
        "%Y-%m-%dT%H:%M:%S%z, 1996-07-04T00:00:00+02:00, of the format"
    })
    void refusesWhatIsNoDate(String pattern, String text, String why) {
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> DatetimeFormat.of(pattern).parse(text))
                .satisfies(e -> {
                    assertThat(e.problem())
                            .startsWith("'" + text + "' is not a datetime")
                            .contains(why);
                    assertThat(e.advice()).contains("datetime_format");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "%Y-%m-%d %s, 'directive ''%s'', which is not supported'",
        "%Y-%m-%d %-f, 'directive ''%-f'''",
        "%Y-%m-%-, 'directive ''%- '''",
        "%Y-%m-%, 'directive ''% '''",
        "%H:%M, no year",
        "plain text, no year",
        "'', no year",
        "%Y %d, a day and no month",
        "%Y-%m-%d %y, year twice",
        "%Y-%m-%d %j, the day twice",
        "%Y-%m-%d %H %I %p, the hour twice",
        "%Y-%m-%d %I, without %p",
        "%Y-%m%-d, cannot be told apart"
    })
    void refusesAFormatThatItCannotKeep(String pattern, String why) {
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> DatetimeFormat.of(pattern))
                .satisfies(e ->
                        assertThat(e.problem()).contains("'" + pattern + "'").contains(why));
    }

    @Test
    void listsTheDirectivesThereAre() {
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> DatetimeFormat.of("%Q"))
                .satisfies(e -> assertThat(e.advice()).contains("%Y %y %m %b %B %d %j %a %A %H %I %p %M %S %f %z %Z"));
    }

    @Test
    void detectsTheFirstFormatThatReadsAllSamples() {
        assertThat(DatetimeFormat.detect(List.of("2013-01-01", "2013-12-31")).map(DatetimeFormat::pattern))
                .contains("%Y-%m-%d");
        assertThat(DatetimeFormat.detect(List.of("2013-01-01 00:00:00")).map(DatetimeFormat::pattern))
                .contains("%Y-%m-%d %H:%M:%S");
        assertThat(DatetimeFormat.detect(List.of("2013-01-01 00:00:00.5")).map(DatetimeFormat::pattern))
                .contains("%Y-%m-%d %H:%M:%S.%f");
        assertThat(DatetimeFormat.detect(List.of("2013-01-01 00:00")).map(DatetimeFormat::pattern))
                .contains("%Y-%m-%d %H:%M");
        assertThat(DatetimeFormat.detect(List.of("2013-01-01T00:00:00Z")).map(DatetimeFormat::pattern))
                .contains("%Y-%m-%dT%H:%M:%SZ");
        assertThat(DatetimeFormat.detect(List.of("2013-01-01", "2013-01-01 00:00")))
                .isEmpty();
        assertThat(DatetimeFormat.detect(List.of("01/02/2013"))).isEmpty();
        assertThat(DatetimeFormat.detect(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2013-01-31T10:00", "2013-01-31 10:00:00", "2013-01-31T10:00:00Z", "2013-01-31 10:00:00.000"})
    void theFallbackReadsDatesAndTimes(String text) {
        DatetimeParser parser = DatetimeFormat.of(new ColumnType.Datetime(null)).parser();
        assertThat(parser.parse("2013-01-31")).isEqualTo(micros("2013-01-31T00:00"));
        assertThat(parser.parse(text)).isEqualTo(micros("2013-01-31T10:00"));
    }

    @Test
    void theFallbackWritesSecondsAndFractionsWhereThereAreAny() {
        assertThat(DatetimeFormat.ISO.format(micros("2013-01-31T00:00"), false)).isEqualTo("2013-01-31 00:00:00");
        assertThat(DatetimeFormat.ISO.format(micros("2013-01-31T00:00:00.25"), false))
                .isEqualTo("2013-01-31 00:00:00.250000");
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> DatetimeFormat.ISO.parse("31.1.2013"))
                .withMessageContaining("'31.1.2013' is not a datetime like 2013-01-31");
    }

    @Test
    void refusesToWriteYearsItCannotRead() {
        long end = LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
        assertThatIllegalArgumentException().isThrownBy(() -> DatetimeFormat.ISO.format(end, false));
        assertThatIllegalArgumentException().isThrownBy(() -> DatetimeFormat.ISO.format(Long.MIN_VALUE, false));
    }
}
