package dev.hma.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    /** The hash of the whole pool, so that a JDK or a library that gives other values is noticed. */
    @ParameterizedTest
    @CsvSource({
        "name, -95702933",
        "first_name, 1375307091",
        "first_name_female, -510845978",
        "first_name_male, -103295819",
        "last_name, -2069524042",
        "prefix, -594185424",
        "suffix, 746405244",
        "user_name, -437020365",
        "email, -662344039",
        "phone_number, 1166211945",
        "address, 703884703",
        "street_address, -1818491092",
        "street_name, -1334002380",
        "street_suffix, -73762130",
        "secondary_address, 1661790266",
        "building_number, -1001416646",
        "city, 1290682237",
        "state, -1283852217",
        "state_abbr, 117546713",
        "country, -1013038042",
        "country_code, 323072915",
        "postcode, -377137205",
        "latitude, 521004779",
        "longitude, 405983357",
        "company, 1799290344",
        "company_suffix, -1132600040",
        "catch_phrase, 1843495254",
        "job, 287548911",
        "ssn, -1250041106",
        "date_of_birth, -946972953",
        "credit_card_number, 1499652187",
        "iban, -2047748708",
        "bban, -1643345023",
        "swift8, -77444594",
        "swift11, -1025231581",
        "ipv4_address, -200021121",
        "ipv6, -914320821",
        "mac_address, -126331701",
        "url, -938966249",
        "domain_name, -2123417375",
        "user_agent_string, -1946114254",
        "license_plate, 662727281",
        "vin, 1266427833",
        "color, 1329656032"
    })
    void poolsAreTheSameEverywhere(String sdtype, int hash) {
        assertThat(Arrays.hashCode(PersonalPools.of(sdtype))).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "city", "postcode", "phone_number", "company"})
    void valuesAreAFunctionOfTheRow(String sdtype) {
        Draws draws = Draws.of(1).at(sdtype);
        BitSet nulls = new BitSet();
        nulls.set(3);
        Column.Texts whole = (Column.Texts) PersonalData.column(sdtype, 100, nulls, 500, draws);
        Column.Texts part = (Column.Texts) PersonalData.column(sdtype, 400, new BitSet(), 200, draws);
        assertThat(part.text(50)).isEqualTo(whole.text(350)).isNotBlank();
        assertThat(whole.nulls()).isEqualTo(nulls);
        Set<String> distinct = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            distinct.add(whole.text(i));
        }
        assertThat(distinct).hasSizeGreaterThan(150);
    }

    @Test
    void freeTextIsNotKnown() {
        assertThat(PersonalData.knows("unknown")).isFalse();
        assertThat(PersonalData.knows("text")).isFalse();
        assertThat(PersonalData.knows("no_such_thing")).isFalse();
        assertThat(PersonalData.knows("first_name")).isTrue();
        assertThatThrownBy(() -> PersonalData.column("no_such_thing", 0, new BitSet(), 1, Draws.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no_such_thing");
    }

    @Test
    void uniqueMailAddressesAreMailAddresses() {
        for (long row = 0; row < 3_000; row++) {
            assertThat(PersonalData.uniqueText("email", row))
                    .matches("[a-z.]+\\." + (row + 1) + "@example\\.(com|net|org)");
        }
    }

    @Test
    void phrasesHaveTheLengthThatIsAskedFor() {
        Phrases phrases = new Phrases(Draws.of(5));
        for (int length = 0; length < 400; length++) {
            String phrase = phrases.phrase(length % 7, length);
            assertThat(phrase).hasSize(length).doesNotContain("  ");
            assertThat(phrase.strip()).isEqualTo(phrase);
            assertThat(new Phrases(Draws.of(5)).phrase(length % 7, length)).isEqualTo(phrase);
        }
        assertThat(phrases.phrase(1, 40)).isNotEqualTo(phrases.phrase(2, 40));
    }
}
