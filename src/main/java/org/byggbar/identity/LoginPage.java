package org.byggbar.identity;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in form. Where it leads afterwards may only be a page of this site. */
@Controller
class LoginPage {

    @GetMapping("/login")
    String login(@RequestParam(required = false) String next, @RequestParam(required = false) String error, Model model) {
        model.addAttribute("next", next != null && next.matches("/(?![/\\\\]).*") ? next : null);
        model.addAttribute("failed", error != null);
        return "login";
    }
}
