package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;

/** Tells people's requests for a page from programs' requests for data. */
public final class PageRequest {

    private PageRequest() {}

    public static boolean wantsPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean data = path.startsWith("/api/") || path.startsWith("/ogc") || path.startsWith("/tiles/")
                || path.startsWith("/i18n/") || path.startsWith("/app/") || path.startsWith("/webjars/")
                || path.equals("/layers.json");
        String accept = request.getHeader("Accept");
        return !data && accept != null && accept.contains("text/html");
    }
}
