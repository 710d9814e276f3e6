package org.byggbar.layers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Absolute links of the current request's answers; clients such as GDAL don't resolve relative ones. */
public final class Links {

    private Links() {}

    /** @return the address of this server's root, without a slash at the end */
    public static String root() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    public static Map<String, Object> link(String rel, String type, String href, String title) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("rel", rel);
        link.put("type", type);
        link.put("href", href);
        if (title != null) {
            link.put("title", title);
        }
        return link;
    }
}
