package org.byggbar.dialogue;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.PublicAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bringing a proposal from the projector to a phone: a QR code and an address short enough to type. */
@RestController
@Tag(name = "Sharing", description = "QR codes and short addresses")
class ShareController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final Plans plans;
    private final PublicAddress publicAddress;

    ShareController(Plans plans, PublicAddress publicAddress) {
        this.plans = plans;
        this.publicAddress = publicAddress;
    }

    @GetMapping("/api/qr.svg")
    @Operation(summary = "The QR code of an address on this site", description = "Made here; only for paths of this site.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "image/svg+xml"))
    @ApiResponse(responseCode = "400", description = "path.invalid", content = @Content)
    ResponseEntity<String> qr(@RequestParam String path, HttpServletRequest request) {
        String address = publicAddress.of(path, request);
        return ResponseEntity.ok().contentType(SVG).cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate()).body(QrCode.svg(address));
    }

    @GetMapping("/p/{id}")
    @Hidden
    ResponseEntity<Void> proposal(@PathVariable long id) {
        PlanHeading plan = plans.getVisible(id);
        return ResponseEntity.status(HttpStatus.FOUND).cacheControl(CacheControl.noCache())
                .location(URI.create("/" + plan.municipality() + "/proposals/" + plan.id())).build();
    }
}
