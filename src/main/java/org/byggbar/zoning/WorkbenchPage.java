package org.byggbar.zoning;

import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipality;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** The planner's desk. Somebody not signed in is asked to, and comes back here. */
@Controller
class WorkbenchPage {

    @GetMapping("/{municipality:[a-z][a-z0-9-]*}/plan")
    String workbench(@RequestAttribute Municipality municipality) {
        Viewer viewer = Viewer.current();
        if (!viewer.signedIn()) {
            return "redirect:/login?next=/" + municipality.id() + "/plan";
        }
        viewer.requirePlanner(municipality.id());
        return "workbench";
    }
}
