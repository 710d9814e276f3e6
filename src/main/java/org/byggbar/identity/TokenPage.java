package org.byggbar.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.byggbar.platform.PublicAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a planner makes and revokes tokens, and reads how a GIS uses one. */
@Controller
class TokenPage {

    private final PublicAddress address;

    TokenPage(PublicAddress address) {
        this.address = address;
    }

    @GetMapping("/tokens")
    String tokens(HttpServletRequest request, Model model) {
        Viewer viewer = Viewer.current();
        if (!viewer.signedIn()) {
            return "redirect:/login?next=/tokens";
        }
        viewer.requirePlanner(viewer.municipality());
        model.addAttribute("ogc", address.of("/ogc", request));
        return "tokens";
    }
}
