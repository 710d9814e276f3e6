package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the shell of every page needs, error pages too: language, theme, where the browser's files are. They are request
 * attributes, which templates read like model attributes. The CSP nonce is the request attribute {@code nonce}.
 */
@Component
class PageModel implements HandlerInterceptor, WebMvcConfigurer {

    private static final Duration KEPT = Duration.ofDays(365);

    private final StaticFiles files;
    private final JsonMapper json;

    PageModel(StaticFiles files, JsonMapper json) {
        this.files = files;
        this.json = json;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (PageRequest.isPage(request)) {
            Locale locale = RequestContextUtils.getLocale(request);
            request.setAttribute("lang", Messages.language(locale));
            request.setAttribute("languages", Messages.LANGUAGES);
            request.setAttribute("theme", theme(request));
            request.setAttribute("app", files.base());
            request.setAttribute("path", request.getRequestURI());
            request.setAttribute(PageData.ATTRIBUTE, new PageData(json));
            rememberLanguage(request, response);
        }
        return true;
    }

    private static String theme(HttpServletRequest request) {
        var chosen = WebUtils.getCookie(request, "byggbar_theme");
        return chosen != null && chosen.getValue().matches("light|dark") ? chosen.getValue() : "auto";
    }

    private static void rememberLanguage(HttpServletRequest request, HttpServletResponse response) {
        String asked = request.getParameter("lang");
        if (asked != null && Messages.LANGUAGES.contains(asked)) {
            ResponseCookie cookie = ResponseCookie.from(SiteLanguage.COOKIE, asked).path("/").maxAge(KEPT).sameSite("Lax").build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }
}
