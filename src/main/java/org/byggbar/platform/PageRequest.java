package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;

/** Tells people's requests for a page from programs' requests for data. */
public final class PageRequest {

    private PageRequest() {}

    /** Whether the address is a page's, whatever the caller accepts. */
    public static boolean isPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean data = path.startsWith("/api/") || path.startsWith("/ogc") || path.startsWith("/tiles/")
                || path.startsWith("/i18n/") || path.startsWith("/app/") || path.startsWith("/webjars/")
                || path.equals("/layers.json");
        return !data;
    }

    /** Whether a refusal should be a page: a page's address, and the caller did not ask for something else. */
    public static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return isPage(request) && (accept == null || accept.contains("text/html") || accept.equals("*/*"));
    }
}
