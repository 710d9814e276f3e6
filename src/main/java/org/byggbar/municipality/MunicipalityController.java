package org.byggbar.municipality;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MunicipalityController {

    private final Municipalities municipalities;

    MunicipalityController(Municipalities municipalities) {
        this.municipalities = municipalities;
    }

    @GetMapping("/api/municipalities")
    List<Municipality> all() {
        return municipalities.all();
    }

    @GetMapping("/api/municipalities/{id}")
    Municipality one(@PathVariable String id) {
        return municipalities.get(id);
    }
}
