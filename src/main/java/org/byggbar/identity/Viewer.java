package org.byggbar.identity;

import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is asking, and what they may see and do. Every rule about rights is one of these methods.
 *
 * @param username null for somebody not signed in
 * @param municipality the one the account belongs to, null for every municipality (or for nobody)
 */
public record Viewer(String username, String displayName, Role role, String municipality) {

    private static final Viewer PUBLIC = new Viewer(null, null, null, null);

    /** The viewer of the current request. */
    public static Viewer current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn user ? user.viewer() : PUBLIC;
    }

    public boolean signedIn() {
        return username != null;
    }

    /** Planners and administrators of the municipality see its drafts; a moderator only what is published. */
    public boolean maySeeDrafts(String id) {
        return belongsTo(id) && (role == Role.PLANNER || role == Role.ADMINISTRATOR);
    }

    public boolean mayPlan(String id) {
        return maySeeDrafts(id);
    }

    /** Whether a write may leave out which version it was built on. */
    public boolean mayOverwrite() {
        return role == Role.ADMINISTRATOR;
    }

    public boolean mayModerate(String id) {
        return belongsTo(id) && role != null && role != Role.DEVELOPER;
    }

    private boolean belongsTo(String id) {
        return signedIn() && (municipality == null || municipality.equals(id));
    }

    /** @throws ProblemException 401 {@code login.required} or 403 {@code role.planner_required} */
    public void requirePlanner(String id) {
        require(mayPlan(id), "role.planner_required");
    }

    /** @throws ProblemException 401 {@code login.required} or 403 {@code role.moderator_required} */
    public void requireModerator(String id) {
        require(mayModerate(id), "role.moderator_required");
    }

    /** @throws ProblemException 401 {@code login.required} */
    public void requireSignedIn() {
        if (!signedIn()) {
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "login.required");
        }
    }

    private void require(boolean allowed, String code) {
        requireSignedIn();
        if (!allowed) {
            throw new ProblemException(HttpStatus.FORBIDDEN, code);
        }
    }
}
