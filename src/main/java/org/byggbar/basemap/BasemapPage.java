package org.byggbar.basemap;

import jakarta.servlet.http.HttpServletResponse;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.ImageSources;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/**
 * Where a municipality's planners choose its basemaps. To try a map before it is saved, this one page may load pictures
 * from any host over HTTPS. Somebody not signed in is asked to, and comes back here.
 */
@Controller
class BasemapPage {

    @GetMapping("/{municipality:[a-z][a-z0-9-]*}/basemaps")
    String basemaps(@RequestAttribute Municipality municipality, HttpServletResponse response) {
        Viewer viewer = Viewer.current();
        if (!viewer.signedIn()) {
            return "redirect:/login?next=/" + municipality.id() + "/basemaps";
        }
        viewer.requirePlanner(municipality.id());
        ImageSources.allow(response, "https: http://localhost:* http://127.0.0.1:*");
        return "basemaps";
    }
}
