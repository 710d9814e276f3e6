package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells people's requests for a page from programs' requests for data. */
public final class PageRequest {

    private PageRequest() {}

    /** Whether the answer is a page: by the address alone, but under {@code /ogc}, where each address is both, by what is asked for. */
    public static boolean isPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.equals("/ogc") || path.startsWith("/ogc/")) {
            return prefersHtml(request.getParameter("f"), request.getHeader("Accept"));
        }
        boolean data = path.startsWith("/api/") || path.startsWith("/tiles/")
                || path.startsWith("/basemaps/") || path.startsWith("/feeds/") || path.startsWith("/i18n/") || path.startsWith("/app/") || path.startsWith("/webjars/")
                || path.equals("/layers.json");
        return !data;
    }

    /** Whether a refusal should be a page: a page's address, and the caller did not ask for something else. */
    public static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return isPage(request) && (accept == null || accept.contains("text/html") || accept.equals("*/*"));
    }

    /**
     * @param format of the query, which wins; null for none
     * @param accept of RFC 9110, 12.5.1; HTML must be wanted more than any other data, so that {@code *}{@code /*} is data
     */
    static boolean prefersHtml(String format, String accept) {
        if (format != null) {
            return format.equals("html");
        }
        if (accept == null || accept.length() > 1_000) {
            return false;
        }
        try {
            List<MediaType> ranges = MediaType.parseMediaTypes(accept);
            return quality(ranges, PageRequest::isHtml) > quality(ranges, PageRequest::isData);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static double quality(List<MediaType> ranges, Predicate<MediaType> wanted) {
        return ranges.stream().filter(wanted).mapToDouble(MediaType::getQualityValue).max().orElse(0);
    }

    private static boolean isHtml(MediaType range) {
        return range.equalsTypeAndSubtype(MediaType.TEXT_HTML) || range.equalsTypeAndSubtype(MediaType.APPLICATION_XHTML_XML);
    }

    private static boolean isData(MediaType range) {
        return range.isCompatibleWith(MediaType.APPLICATION_JSON) || range.getSubtype().endsWith("+json");
    }
}
