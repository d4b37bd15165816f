package dev.hma.api.schema;

/**
 * The proleptic Gregorian calendar in whole numbers: days since 1970-01-01 to year, month, day and back.
 *
 * <p>After H. Hinnant, chrono-Compatible Low-Level Date Algorithms: years begin in March, so that the leap day is the
 * last of its year, and 400 years (an era) have 146,097 days.
 */
final class Gregorian {
    private static final int DAYS_PER_ERA = 146_097;
    /** From 0000-03-01 to 1970-01-01. */
    private static final int EPOCH = 719_468;

    private Gregorian() {}

    /** {@return the days from 1970-01-01 to that day; years from 0 on} */
    static int days(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - EPOCH;
    }

    /** {@return the day as decimal digits yyyymmdd} */
    static int date(int days) {
        int shifted = days + EPOCH;
        int era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = shifted - era * DAYS_PER_ERA;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int march = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * march + 2) / 5 + 1;
        int month = march < 10 ? march + 3 : march - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return (year * 100 + month) * 100 + day;
    }

    /** {@return the weekday of a day since 1970-01-01: 0 for Monday, 6 for Sunday} */
    static int weekday(int days) {
        return Math.floorMod(days + 3, 7);
    }

    static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int daysOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> leap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }
}
