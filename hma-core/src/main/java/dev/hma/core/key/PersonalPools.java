package dev.hma.core.key;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import net.datafaker.Faker;
import org.jspecify.annotations.Nullable;

/**
 * Pools of made-up personal data, made once per kind from constant seeds, so they are the same everywhere.
 *
 * <p>The only class that touches Datafaker, whose loading takes a good part of a second: nothing here runs until a pool is
 * asked for.
 */
final class PersonalPools {
    private static final int SIZE = 2_000;
    private static final int FIRST_DAY = (int) LocalDate.of(1940, 1, 1).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(2005, 12, 31).toEpochDay();
    private static final ConcurrentMap<String, String[]> POOLS = new ConcurrentHashMap<>();

    private PersonalPools() {}

    /**
     * The pool of a kind of personal data.
     *
     * @param sdtype the kind
     * @return its values, which may repeat, not to be changed; null if the kind is not known
     */
    static String @Nullable [] of(String sdtype) {
        Function<Faker, String> maker = maker(sdtype);
        return maker == null ? null : POOLS.computeIfAbsent(sdtype, kind -> build(kind, maker));
    }

    private static String[] build(String sdtype, Function<Faker, String> maker) {
        Faker faker = new Faker(Locale.ENGLISH, new Random(sdtype.hashCode()));
        String[] pool = new String[SIZE];
        for (int i = 0; i < SIZE; i++) {
            pool[i] = maker.apply(faker);
        }
        return pool;
    }

    /** The names are those of SDV's metadata and of the Python library behind it, as far as they mean the same. */
    private static @Nullable Function<Faker, String> maker(String sdtype) {
        return switch (sdtype) {
            case "name" -> f -> f.name().firstName() + " " + f.name().lastName();
            case "first_name" -> f -> f.name().firstName();
            case "first_name_female" -> f -> f.name().femaleFirstName();
            case "first_name_male" -> f -> f.name().maleFirstName();
            case "last_name" -> f -> f.name().lastName();
            case "prefix" -> f -> f.name().prefix();
            case "suffix" -> f -> f.name().suffix();
            case "user_name" -> f -> userName(f);
            case "email", "ascii_email", "safe_email", "free_email", "company_email" ->
                f -> userName(f) + f.options().option("@example.com", "@example.net", "@example.org");
            case "phone_number", "basic_phone_number" -> f -> f.numerify("555-###-####");
            case "address" ->
                f -> f.address().streetAddress() + ", " + f.address().city() + ", "
                        + f.address().stateAbbr() + " " + f.numerify("#####");
            case "street_address" -> f -> f.address().streetAddress();
            case "street_name" -> f -> f.address().streetName();
            case "street_suffix" -> f -> f.address().streetSuffix();
            case "secondary_address" -> f -> f.address().secondaryAddress();
            case "building_number" -> f -> f.address().buildingNumber();
            case "city" -> f -> f.address().city();
            case "state", "administrative_unit" -> f -> f.address().state();
            case "state_abbr" -> f -> f.address().stateAbbr();
            case "country", "current_country" -> f -> f.address().country();
            case "country_code", "current_country_code" -> f -> f.address().countryCode();
            case "postcode", "zipcode" -> f -> f.numerify("#####");
            case "latitude" -> f -> degrees(f, 90);
            case "longitude" -> f -> degrees(f, 180);
            case "company" -> f -> f.company().name();
            case "company_suffix" -> f -> f.company().suffix();
            case "catch_phrase" -> f -> f.company().catchPhrase();
            case "job" -> f -> f.job().title();
            case "ssn" -> f -> f.numerify("9##-##-####");
            case "date_of_birth" ->
                f -> LocalDate.ofEpochDay(f.number().numberBetween(FIRST_DAY, LAST_DAY))
                        .toString();
            case "credit_card_number" -> f -> f.numerify("4###############");
            case "iban" -> f -> f.numerify("GB##") + f.letterify("????", true) + f.numerify("##############");
            case "bban" -> f -> f.letterify("????", true) + f.numerify("##############");
            case "swift", "swift8" -> f -> f.letterify("??????", true) + f.numerify("##");
            case "swift11" -> f -> f.letterify("??????", true) + f.numerify("##") + f.letterify("???", true);
            case "currency_code" ->
                f -> f.options().option("EUR", "USD", "GBP", "JPY", "CHF", "CAD", "AUD", "INR", "BRL");
            case "ipv4", "ipv4_address" -> f -> f.internet().ipV4Address();
            case "ipv6", "ipv6_address" -> f -> f.internet().ipV6Address();
            case "mac_address" -> f -> f.internet().macAddress();
            case "url", "uri" -> f -> "https://www.example.com/" + f.internet().slug();
            case "domain_name", "hostname" -> f -> f.letterify("????????") + ".example.com";
            case "user_agent", "user_agent_string" -> f -> f.internet().userAgent();
            case "license_plate" -> f -> f.letterify("???", true) + "-" + f.numerify("####");
            case "vin" -> f -> f.vehicle().vin();
            case "color", "color_name" -> f -> f.color().name();
            default -> null;
        };
    }

    private static String userName(Faker faker) {
        String name = faker.name().firstName() + "." + faker.name().lastName();
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
    }

    private static String degrees(Faker faker, int most) {
        return BigDecimal.valueOf(faker.number().numberBetween(-most * 1_000_000L, most * 1_000_000L), 6)
                .toPlainString();
    }
}
