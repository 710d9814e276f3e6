package org.byggbar.identity;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is signed in, as pages ask it. */
@RestController
class SessionController {

    /** @param municipalities the ones this account may work in */
    record Session(boolean signedIn, String username, String displayName, Role role, String municipality, List<String> municipalities,
            Csrf csrf) {}

    record Csrf(String header, String parameter, String token) {}

    private final Municipalities municipalities;

    SessionController(Municipalities municipalities) {
        this.municipalities = municipalities;
    }

    @Operation(summary = "Who is signed in, and the token that writes must carry")
    @GetMapping("/api/session")
    ResponseEntity<Session> session(CsrfToken csrf) {
        Viewer viewer = Viewer.current();
        List<String> own = !viewer.signedIn() ? List.of()
                : municipalities.all().stream().map(Municipality::id)
                        .filter(id -> viewer.municipality() == null || viewer.municipality().equals(id)).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Session(viewer.signedIn(), viewer.username(),
                viewer.displayName(), viewer.role(), viewer.municipality(), own,
                new Csrf(csrf.getHeaderName(), csrf.getParameterName(), csrf.getToken())));
    }
}
