package org.byggbar.platform;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Numbers, areas, dates and texts as people write them, in the language of the request: thin spaces between thousands,
 * decimal comma in Swedish and Norwegian, a unit after every quantity. The server's twin of
 * {@code web/app/platform/numbers.js}; templates reach it as {@code @wording}.
 */
@Component("wording")
public class Wording {

    private static final char THIN_SPACE = '\u202f';
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final Map<String, Locale> LOCALES =
            Map.of("sv", Locale.forLanguageTag("sv-SE"), "nb", Locale.forLanguageTag("nb-NO"), "en", Locale.UK);

    private final Messages messages;
    private final CodeLists codeLists;

    Wording(Messages messages, CodeLists codeLists) {
        this.messages = messages;
        this.codeLists = codeLists;
    }

    /** The language code of the request: sv, nb or en. */
    public String language() {
        return Messages.language(LocaleContextHolder.getLocale());
    }

    public String text(String key) {
        return text(key, Map.of());
    }

    public String text(String key, Map<String, ?> values) {
        return messages.text(LocaleContextHolder.getLocale(), key, values);
    }

    /** {@code plural('sites.count', 3)} is "3 plots"; {@code {n}} in the text is the number. */
    public String plural(String key, long count) {
        return plural(key, count, Map.of());
    }

    public String plural(String key, long count, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("n", number(count));
        return text(key + (count == 1 ? ".one" : ".other"), all);
    }

    /** The name of a code in the reader's language; nothing for no code. */
    public String code(String list, String code) {
        return code == null ? "" : codeLists.find(list, code).map(row -> row.name(language())).orElse(code);
    }

    /** One plain sentence that explains a code. */
    public String definition(String list, String code) {
        return codeLists.find(list, code).map(row -> row.definition(language())).orElse("");
    }

    public String number(Number value) {
        return number(value, 0);
    }

    /** At most {@code decimals} decimals. */
    public String number(Number value, int decimals) {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(decimals);
        return format.format(value).replace(NO_BREAK_SPACE, THIN_SPACE).replace(',', language().equals("en") ? THIN_SPACE : ',')
                .replace('-', '\u2212');
    }

    public String quantity(Number value, String unit) {
        return quantity(value, unit, 0);
    }

    public String quantity(Number value, String unit, int decimals) {
        return number(value, decimals) + NO_BREAK_SPACE + unit;
    }

    /** Square metres below one hectare, hectares above. */
    public String area(double m2) {
        return m2 < 10_000 ? quantity(m2, "m²") : quantity(m2 / 10_000, "ha", m2 < 1_000_000 ? 2 : 0);
    }

    /** Metres below one kilometre, kilometres above. */
    public String distance(double m) {
        return m < 1000 ? quantity(Math.round(m), "m") : quantity(m / 1000, "km", m < 10_000 ? 1 : 0);
    }

    /** "3 March 2027". */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(pattern("d. MMMM yyyy"), locale()).format(day);
    }

    /** The day of a moment where the municipality is. */
    public String date(OffsetDateTime moment, ZoneId zone) {
        return date(moment.atZoneSameInstant(zone).toLocalDate());
    }

    /** A deadline as a day that ends at midnight: "Wednesday 3 March 2027, 23:59". */
    public String deadline(LocalDate day) {
        return weekday(day) + ", 23:59";
    }

    /** A deadline with weekday and time where the municipality is: "Wednesday 3 March 2027, 23:59". */
    public String deadline(OffsetDateTime moment, ZoneId zone) {
        ZonedDateTime local = moment.atZoneSameInstant(zone);
        return weekday(local.toLocalDate()) + ", " + DateTimeFormatter.ofPattern("HH:mm", locale()).format(local);
    }

    /** "Wednesday 3 March 2027". */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE " + pattern("d. MMMM yyyy"), locale()).format(day);
    }

    /** Norwegian writes a full stop after the day's number, Swedish and English do not. */
    private String pattern(String norwegian) {
        return language().equals("nb") ? norwegian : norwegian.replace("d.", "d");
    }

    private Locale locale() {
        return LOCALES.get(language());
    }
}
