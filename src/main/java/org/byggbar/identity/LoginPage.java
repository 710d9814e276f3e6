package org.byggbar.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.byggbar.platform.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in form, with what the last attempt came to. */
@Controller
class LoginPage {

    private final Messages messages;

    LoginPage(Messages messages) {
        this.messages = messages;
    }

    /** @param wait minutes until the next attempt is allowed, given after too many */
    @GetMapping("/login")
    String login(@RequestParam(required = false) String error, @RequestParam(required = false) Integer wait,
            HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("next", SignInOutcome.next(request));
        if (wait != null) {
            model.addAttribute("message", messages.text(locale, "login.wait", Map.of("minutes", wait)));
        } else if (error != null) {
            model.addAttribute("message", messages.text(locale, "login.failed"));
        }
        return "login";
    }
}
