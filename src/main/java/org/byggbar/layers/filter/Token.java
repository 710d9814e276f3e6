package org.byggbar.layers.filter;

import java.util.Locale;

/**
 * A word of CQL2 text.
 *
 * @param text without quotes and escapes
 * @param at number of its first character, from 1
 */
record Token(Type type, String text, int at) {

    enum Type { WORD, QUOTED, STRING, NUMBER, SYMBOL, END }

    boolean is(String symbolOrKeyword) {
        return (type == Type.SYMBOL || type == Type.WORD) && text.equalsIgnoreCase(symbolOrKeyword);
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }

    String place() {
        return Integer.toString(at);
    }
}
