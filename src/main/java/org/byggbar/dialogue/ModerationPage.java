package org.byggbar.dialogue;

import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipality;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** The queue of contributions as a page. Somebody not signed in is asked to, and comes back here. */
@Controller
class ModerationPage {

    @GetMapping("/{municipality:[a-z][a-z0-9-]*}/moderation")
    String moderation(@RequestAttribute Municipality municipality) {
        Viewer viewer = Viewer.current();
        if (!viewer.signedIn()) {
            return "redirect:/login?next=/" + municipality.id() + "/moderation";
        }
        viewer.requireModerator(municipality.id());
        return "moderation";
    }
}
