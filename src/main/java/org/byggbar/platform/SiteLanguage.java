package org.byggbar.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The asked language: {@code ?lang=}, else the visitor's earlier choice, else the first of Accept-Language we have. */
@Component("localeResolver")
class SiteLanguage implements LocaleResolver {

    static final String COOKIE = "byggbar_lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String asked = request.getParameter("lang");
        if (asked != null && Messages.LANGUAGES.contains(asked)) {
            return Locale.forLanguageTag(asked);
        }
        Cookie chosen = WebUtils.getCookie(request, COOKIE);
        if (chosen != null && Messages.LANGUAGES.contains(chosen.getValue())) {
            return Locale.forLanguageTag(chosen.getValue());
        }
        if (request.getHeader("Accept-Language") != null) {
            for (var locales = request.getLocales(); locales.hasMoreElements();) {
                Locale locale = locales.nextElement();
                String language = Messages.language(locale);
                if (!language.equals("en") || locale.getLanguage().equals("en")) {
                    return Locale.forLanguageTag(language);
                }
            }
        }
        return Locale.ENGLISH;
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("the language follows the request");
    }
}
