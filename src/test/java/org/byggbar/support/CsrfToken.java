package org.byggbar.support;

import jakarta.servlet.http.Cookie;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Cookie and header as a browser sends them. Spring's own csrf() would put another token repository into the server's
 * filter and leave it there for the tests that come after over HTTP.
 */
public final class CsrfToken {

    private static final String TOKEN = "5d1b8c2e-0f1a-4a9e-9a52-3d8f3c0a7b11";

    private CsrfToken() {}

    public static RequestPostProcessor csrf() {
        return request -> {
            Cookie[] others = request.getCookies() == null ? new Cookie[0] : request.getCookies();
            request.setCookies(Stream.concat(Stream.of(others), Stream.of(new Cookie("XSRF-TOKEN", TOKEN))).toArray(Cookie[]::new));
            request.addHeader("X-XSRF-TOKEN", TOKEN);
            return request;
        };
    }
}
