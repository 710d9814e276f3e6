package org.byggbar.layers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.byggbar.platform.PageRequest;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * In which encoding a resource under {@code /ogc} is told: {@code f=json} or {@code f=html} wins, else Accept decides by its
 * q-values. Without a wish it is JSON, which curl and GDAL expect; browsers name HTML first.
 */
public final class Negotiation {

    /** Query parameters that every resource under {@code /ogc} takes. */
    public static final List<String> PARAMETERS = List.of("f", "lang");

    private static final List<String> FORMATS = List.of("json", "html");

    private Negotiation() {}

    /**
     * Says in {@code Vary} what the choice depends on.
     *
     * @throws ProblemException 400 {@code parameter.invalid} for another {@code f}
     */
    public static boolean wantsHtml(HttpServletRequest request, HttpServletResponse response) {
        String format = request.getParameter("f");
        if (format != null && !FORMATS.contains(format)) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", "f");
        }
        response.setHeader(HttpHeaders.VARY, "Accept, Accept-Language, " + Audience.VARY + ", Accept-Encoding");
        return PageRequest.isPage(request);
    }

    /**
     * The links {@code self} and {@code alternate} of a resource in both encodings.
     *
     * @param address of the resource, absolute, without {@code f}
     * @param jsonType the media type of its JSON
     */
    public static List<Map<String, Object>> links(String address, String jsonType, boolean html) {
        Map<String, Object> json = Links.link(html ? "alternate" : "self", jsonType, html ? as(address, "json") : address, null);
        Map<String, Object> page = Links.link(html ? "self" : "alternate", MediaTypes.HTML, as(address, "html"), null);
        return html ? List.of(page, json) : List.of(json, page);
    }

    /** JSON whatever else the caller accepts; {@link #wantsHtml} has decided. */
    public static ResponseEntity<Map<String, Object>> json(Map<String, Object> body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static String as(String address, String format) {
        return address + (address.contains("?") ? "&f=" : "?f=") + format;
    }
}
