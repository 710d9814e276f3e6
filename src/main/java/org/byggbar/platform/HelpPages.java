package org.byggbar.platform;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages about the site itself: its keys and words, and every element in every state. */
@Controller
class HelpPages {

    @GetMapping("/help")
    String help() {
        return "help";
    }

    @GetMapping("/styleguide")
    String styleguide() {
        return "styleguide";
    }
}
