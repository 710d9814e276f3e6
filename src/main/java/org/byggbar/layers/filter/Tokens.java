package org.byggbar.layers.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.byggbar.layers.filter.Token.Type;

/** CQL2 text cut into words (OGC 21-065r2, annex B), read one after the other. */
final class Tokens {

    private static final Pattern WORDS = Pattern.compile("""
            (?<blank>\\s++)|(?<word>[\\p{L}_:][\\p{L}\\p{M}\\p{N}_:.]*+)|(?<number>(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?)\
            |"(?<quoted>[^"]*+)"|(?<symbol><>|<=|>=|[-+*/%^=<>(),])""");

    private final List<Token> tokens;
    private int next;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @throws FilterFault invalid, at the first character that begins no word */
    static Tokens of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher words = WORDS.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '\'') {
                at = string(text, at, tokens);
                continue;
            }
            if (!words.region(at, text.length()).lookingAt()) {
                throw FilterFault.invalid(Integer.toString(at + 1), text.charAt(at) == '"' ? "end_quote" : "operator", text.substring(at));
            }
            if (words.group("blank") == null) {
                tokens.add(token(words, at + 1));
            }
            at = words.end();
        }
        tokens.add(new Token(Type.END, "", text.length() + 1));
        return new Tokens(tokens);
    }

    /** Two quotes, or a backslash and a quote, are one quote of the string. @return where the text goes on */
    private static int string(String text, int start, List<Token> tokens) {
        StringBuilder content = new StringBuilder();
        int at = start + 1;
        while (at < text.length()) {
            boolean escaped = text.startsWith("''", at) || text.startsWith("\\'", at);
            if (!escaped && text.charAt(at) == '\'') {
                tokens.add(new Token(Type.STRING, content.toString(), start + 1));
                return at + 1;
            }
            content.append(text.charAt(escaped ? at + 1 : at));
            at += escaped ? 2 : 1;
        }
        throw FilterFault.invalid(Integer.toString(start + 1), "end_quote", text.substring(start));
    }

    private static Token token(Matcher words, int at) {
        for (Type type : List.of(Type.WORD, Type.QUOTED, Type.NUMBER, Type.SYMBOL)) {
            String text = words.group(type.name().toLowerCase(Locale.ROOT));
            if (text != null) {
                return new Token(type, text, at);
            }
        }
        throw new IllegalStateException();
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = peek();
        if (token.type() != Type.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String symbolOrKeyword) {
        boolean there = peek().is(symbolOrKeyword);
        if (there) {
            next++;
        }
        return there;
    }

    /** @throws FilterFault invalid */
    Token require(String symbolOrKeyword) {
        Token token = peek();
        if (!takeIf(symbolOrKeyword)) {
            throw unexpected("“" + symbolOrKeyword + "”");
        }
        return token;
    }

    Token require(Type type, String expected) {
        if (peek().type() != type) {
            throw unexpected(expected);
        }
        return take();
    }

    /** @param expected a symbol in quotes or the last part of a message's key */
    FilterFault unexpected(String expected) {
        return FilterFault.invalid(peek().place(), expected, peek().text());
    }
}
