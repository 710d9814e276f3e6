package org.byggbar.municipality;

import io.swagger.v3.oas.annotations.Operation;
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

    @Operation(summary = "Every municipality of this installation")
    @GetMapping("/api/municipalities")
    List<Municipality> all() {
        return municipalities.all();
    }

    @Operation(summary = "One municipality: planning CRS, languages, where its map opens")
    @GetMapping("/api/municipalities/{id}")
    Municipality one(@PathVariable String id) {
        return municipalities.get(id);
    }
}
