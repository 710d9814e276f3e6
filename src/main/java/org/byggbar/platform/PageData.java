package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts a page's script starts from. The shell writes them, as JSON that can stand inside a script element, into
 * {@code <script type="application/json" id="page-data">}.
 */
public final class PageData {

    static final String ATTRIBUTE = "pageData";

    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final JsonMapper json;

    PageData(JsonMapper json) {
        this.json = json;
    }

    /** Adds a fact to the page being drawn; without effect on requests that are not for a page. */
    public static void put(HttpServletRequest request, String name, Object value) {
        if (request.getAttribute(ATTRIBUTE) instanceof PageData data) {
            data.facts.put(name, value);
        }
    }

    @Override
    public String toString() {
        return json.writeValueAsString(facts).replace("<", "\\u003c");
    }
}
