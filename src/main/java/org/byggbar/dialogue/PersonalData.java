package org.byggbar.dialogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds what identifies a person in free text: Swedish personnummer and samordningsnummer, Norwegian fødselsnummer and
 * D-nummer, telephone numbers, e-mail addresses. Written the way people write it, with blanks or a hyphen, an identity
 * number counts by its date alone, since a slip in the last digits still points at somebody; as bare digits its check
 * digits must be right, so that case numbers and areas stay readable.
 */
final class PersonalData {

    enum Kind { IDENTITY_NUMBER, PHONE, EMAIL }

    /** One place in a text, from {@code start} to before {@code end}, in UTF-16 units. */
    record Finding(Kind kind, int start, int end) {}

    private static final String GAP = "[ \\u00A0-]";

    /** Each part is bounded and starts where no part could start earlier, so the search is linear in the text. */
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}+@(?:[\\p{L}\\p{N}-]{1,63}+\\.){1,5}[\\p{L}]{2,24}");
    private static final Pattern IDENTITY = Pattern.compile("(?<![\\d.,/-])(\\d{6}|\\d{8})([ \\u00A0+-]?)(\\d{4,5})(?![\\d/])");
    private static final Pattern PHONE = Pattern.compile(String.join("|",
            "(?<![\\d+])(?:\\+|00)\\d{1,3}(?:[ \\u00A0()-]{0,2}\\d){6,12}(?!\\d)",                      // international
            "(?<![\\d.,/+-])0\\d{1,3}" + GAP + "?\\d(?:" + GAP + "?\\d){4,7}(?!\\d)",                   // Swedish
            "(?<![\\d.,/+-])[2-9]\\d(?:" + GAP + "\\d\\d){3}(?![\\d/])",                                // Norwegian, in pairs
            "(?<![\\d.,/+-])[489]\\d\\d" + GAP + "\\d\\d" + GAP + "\\d{3}(?![\\d/])",                   // Norwegian mobile
            "(?<![\\d.,/+-])[2-9]\\d{7}(?![\\d/])"));                                                   // eight digits

    private PersonalData() {}

    /** Everything found, in the order of the text, none overlapping another. */
    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        EMAIL.matcher(text).results().forEach(match -> add(findings, Kind.EMAIL, match));
        IDENTITY.matcher(text).results().filter(PersonalData::isIdentityNumber)
                .forEach(match -> add(findings, Kind.IDENTITY_NUMBER, match));
        PHONE.matcher(text).results().filter(match -> !isCalendarDay(match.group()))
                .forEach(match -> add(findings, Kind.PHONE, match));
        findings.sort(Comparator.comparingInt(Finding::start));
        return findings;
    }

    /** The text with every finding replaced, or null when there is nothing to hide. */
    static String masked(String text, String replacement) {
        List<Finding> findings = in(text);
        if (findings.isEmpty()) {
            return null;
        }
        StringBuilder masked = new StringBuilder(text);
        for (int i = findings.size() - 1; i >= 0; i--) {
            masked.replace(findings.get(i).start(), findings.get(i).end(), replacement);
        }
        return masked.toString();
    }

    private static void add(List<Finding> findings, Kind kind, MatchResult match) {
        if (findings.stream().noneMatch(found -> found.start() < match.end() && match.start() < found.end())) {
            findings.add(new Finding(kind, match.start(), match.end()));
        }
    }

    private static boolean isIdentityNumber(MatchResult match) {
        String date = match.group(1);
        String last = match.group(3);
        boolean written = !match.group(2).isEmpty();
        if (last.length() == 4) {
            return isSwedishDate(date) && (written || luhn(date.substring(date.length() - 6) + last));
        }
        return date.length() == 6 && isNorwegianDate(date) && (written || norwegianChecks(date + last));
    }

    /** YYMMDD or YYYYMMDD; a samordningsnummer adds 60 to the day. */
    private static boolean isSwedishDate(String date) {
        int n = date.length();
        if (n == 8 && !date.startsWith("19") && !date.startsWith("20")) {
            return false;
        }
        int day = number(date, n - 2, n);
        return isDay(number(date, n - 6, n - 4), number(date, n - 4, n - 2), day > 60 ? day - 60 : day);
    }

    /** DDMMYY; a D-nummer adds 40 to the day, synthetic numbers for tests add 40 or 80 to the month. */
    private static boolean isNorwegianDate(String date) {
        int day = number(date, 0, 2);
        int month = number(date, 2, 4);
        return isDay(number(date, 4, 6), month > 80 ? month - 80 : month > 40 ? month - 40 : month, day > 40 ? day - 40 : day);
    }

    /** A day of that month in either century. */
    private static boolean isDay(int year, int month, int day) {
        return isDate(1900 + year, month, day) || isDate(2000 + year, month, day);
    }

    private static boolean isDate(int year, int month, int day) {
        try {
            LocalDate.of(year, month, day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Eight digits such as 20261122 are a day, not a telephone. */
    private static boolean isCalendarDay(String digits) {
        return digits.matches("(19|20)\\d{6}") && isDate(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    /** The check of personnummer (Skatteverket SKV 704): doubled digits' sums end in 0. */
    private static boolean luhn(String tenDigits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int product = (tenDigits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == 0;
    }

    /** The two weighted modulo 11 checks of fødselsnummer (Skatteetaten). */
    private static boolean norwegianChecks(String elevenDigits) {
        return modulo11(elevenDigits, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) && modulo11(elevenDigits, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1);
    }

    private static boolean modulo11(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum % 11 == 0;
    }
}
