package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** From which other servers a page may load pictures; every implementation adds its own. */
public interface ImageSources {

    /** @return sources as Content Security Policy level 3 writes them, such as {@code https://tiles.example.no} */
    Set<String> of(HttpServletRequest request);

    /** Lets the page that is being answered load pictures from more sources than others may. */
    static void allow(HttpServletResponse response, String sources) {
        String policy = response.getHeader(PageSecurity.POLICY);
        if (policy != null) {
            response.setHeader(PageSecurity.POLICY, policy.replace(PageSecurity.OWN_IMAGES, PageSecurity.OWN_IMAGES + " " + sources));
        }
    }
}
