package org.byggbar.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;

/** What the shell of every page needs: language, theme, where the browser's files are, the CSP nonce. */
@ControllerAdvice
class PageModel {

    private final StaticFiles files;

    PageModel(StaticFiles files) {
        this.files = files;
    }

    @ModelAttribute
    void shell(Model model, HttpServletRequest request, Locale locale) {
        if (!PageRequest.wantsPage(request)) {
            return;
        }
        Cookie theme = WebUtils.getCookie(request, "byggbar_theme");
        model.addAttribute("lang", Messages.language(locale));
        model.addAttribute("languages", Messages.LANGUAGES);
        model.addAttribute("theme", theme != null && theme.getValue().matches("light|dark") ? theme.getValue() : "auto");
        model.addAttribute("app", files.base());
        model.addAttribute("path", request.getRequestURI());
        model.addAttribute("nonce", request.getAttribute("nonce"));
    }
}
