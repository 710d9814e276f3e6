package org.byggbar.zoning;

import org.byggbar.identity.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The planner's desk. Somebody not signed in is asked to, and comes back here. */
@Controller
class WorkbenchPage {

    @GetMapping("/{municipality:[a-z][a-z0-9-]*}/plan")
    String workbench(@PathVariable String municipality) {
        Viewer viewer = Viewer.current();
        if (!viewer.signedIn()) {
            return "redirect:/login?next=/" + municipality + "/plan";
        }
        viewer.requirePlanner(municipality);
        return "workbench";
    }
}
