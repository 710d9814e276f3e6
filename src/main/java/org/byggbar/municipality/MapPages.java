package org.byggbar.municipality;

import jakarta.servlet.http.HttpServletRequest;
import org.byggbar.platform.PageData;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The front door and each municipality's public plan map. */
@Controller
class MapPages {

    private final Municipalities municipalities;

    MapPages(Municipalities municipalities) {
        this.municipalities = municipalities;
    }

    @GetMapping("/")
    String chooser(HttpServletRequest request) {
        var all = municipalities.all();
        request.setAttribute("municipalities", all);
        PageData.put(request, "municipalities", all);
        return "chooser";
    }

    @GetMapping("/{municipality:[a-z][a-z0-9-]*}/")
    String planMap() {
        return "plan-map";
    }

    @GetMapping("/{municipality:[a-z][a-z0-9-]*}")
    String withSlash(@PathVariable String municipality) {
        return "redirect:/" + municipalities.get(municipality).id() + "/";
    }
}
