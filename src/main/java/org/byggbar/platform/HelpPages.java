package org.byggbar.platform;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages about the site itself: its keys and words, and every element in every state. */
@Controller
class HelpPages {

    private final CodeLists codeLists;

    HelpPages(CodeLists codeLists) {
        this.codeLists = codeLists;
    }

    @GetMapping("/help")
    String help(Model model) {
        model.addAttribute("strategies", codeLists.list("strategy").values());
        return "help";
    }

    @GetMapping("/styleguide")
    String styleguide() {
        return "styleguide";
    }
}
