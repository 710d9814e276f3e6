package org.byggbar.zoning.check;

import java.text.NumberFormat;
import java.util.Locale;

/** Lengths and areas as a sentence says them: in the unit that suits their size, with the language's decimal mark. */
final class Measures {

    private Measures() {}

    static String length(double metres, Locale locale) {
        if (metres < 0.01) {
            return number(metres * 1000, 1, locale) + " mm";
        }
        return metres < 1 ? number(metres * 100, 1, locale) + " cm" : number(metres, metres < 10 ? 2 : 0, locale) + " m";
    }

    static String area(double squareMetres, Locale locale) {
        if (squareMetres >= 100_000) {
            return number(squareMetres / 10_000, 1, locale) + " ha";
        }
        return number(squareMetres, squareMetres < 1 ? 3 : squareMetres < 100 ? 1 : 0, locale) + " m²";
    }

    private static String number(double value, int decimals, Locale locale) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
