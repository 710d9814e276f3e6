package org.byggbar.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one message catalogue, used by server and browser: {@code messages/<room>.<language>.json}, flat keys,
 * {@code {name}} placeholders, plurals as {@code key.one} and {@code key.other}.
 */
@Component
public class Messages {

    /** Languages every text exists in; the first is the fallback for an unknown one. */
    public static final List<String> LANGUAGES = List.of("en", "nb", "sv");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Map<String, String>> catalogues = new TreeMap<>();

    public Messages(JsonMapper json) {
        for (String language : LANGUAGES) {
            catalogues.put(language, Map.copyOf(load(json, language)));
        }
    }

    private static Map<String, String> load(JsonMapper json, String language) {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Resource room : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*." + language + ".json")) {
                try (var in = room.getInputStream()) {
                    json.readTree(in).properties().forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** Every text of a language by key, as the browser gets it. */
    public Map<String, String> catalogue(String language) {
        return catalogues.getOrDefault(language, catalogues.get(LANGUAGES.get(0)));
    }

    public boolean has(String key) {
        return catalogues.get(LANGUAGES.get(0)).containsKey(key);
    }

    /** The text with its placeholders filled; the key itself when it is missing, which the drift test turns into a failure. */
    public String text(Locale locale, String key, Map<String, ?> params) {
        String text = catalogue(language(locale)).getOrDefault(key, key);
        return PLACEHOLDER.matcher(text).replaceAll(match ->
                Matcher.quoteReplacement(params.containsKey(match.group(1)) ? String.valueOf(params.get(match.group(1))) : match.group()));
    }

    public String text(Locale locale, String key) {
        return text(locale, key, Map.of());
    }

    /** The catalogue language that serves a locale: nb for every Norwegian tag, else the tag's own language or English. */
    public static String language(Locale locale) {
        String language = locale.getLanguage();
        if (language.equals("no") || language.equals("nn")) {
            return "nb";
        }
        return LANGUAGES.contains(language) ? language : "en";
    }
}
