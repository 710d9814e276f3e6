package org.byggbar.layers.filter;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a filter is refused; {@link FilterReader} makes the problem of it, in the reader's language.
 *
 * @see FilterReader
 */
final class FilterFault extends RuntimeException {

    private final String code;
    private final Map<String, Object> params = new LinkedHashMap<>();

    private FilterFault(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    /**
     * @param at number of a character, from 1, or a JSON pointer
     * @param expected last part of the message {@code layers.filter.expected.*}
     * @param found what stands there instead
     */
    static FilterFault invalid(String at, String expected, String found) {
        return new FilterFault("filter.invalid").with("position", at).with("expected", expected).with("found", shortened(found));
    }

    static FilterFault unknownProperty(String at, String name) {
        return new FilterFault("filter.unknown_property").with("property", shortened(name)).with("position", at);
    }

    /** @param needed kinds that would do */
    static FilterFault mismatch(String at, String operator, Kind found, String needed) {
        return new FilterFault("filter.type_mismatch").with("position", at).with("operator", operator)
                .with("actual", found.word()).with("needed", needed);
    }

    /** @param of last part of the message {@code layers.filter.limit.*} */
    static FilterFault tooComplex(String of, int limit) {
        return new FilterFault("filter.too_complex").with("of", of).with("limit", limit);
    }

    FilterFault with(String name, Object value) {
        params.put(name, value);
        return this;
    }

    String code() {
        return code;
    }

    Map<String, Object> params() {
        return params;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
