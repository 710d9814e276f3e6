package org.byggbar.layers;

import org.byggbar.identity.Viewer;

/**
 * Whose eyes a query has. The one place that turns {@link Viewer#maySeeDrafts} into SQL, for every protocol.
 *
 * @param seesDrafts whether unpublished features of some municipality are shown
 * @param municipality the one whose drafts are shown, null for every one; without meaning for the public
 */
public record Audience(boolean seesDrafts, String municipality) {

    public static final Audience PUBLIC = new Audience(false, null);

    /** Names, for {@code Vary}, what of a request decides whose eyes it has: a session or an API token. */
    public static final String VARY = "Cookie, Authorization";

    public static Audience current() {
        return of(Viewer.current());
    }

    public static Audience of(Viewer viewer) {
        return viewer.maySeeDrafts(viewer.municipality()) ? new Audience(true, viewer.municipality()) : PUBLIC;
    }

    public boolean isPublic() {
        return !seesDrafts;
    }

    /** A condition on a layer's relation; it may name the parameter {@code draftsOf}. */
    public String condition() {
        if (isPublic()) {
            return "published";
        }
        return municipality == null ? "true" : "(published or municipality_id = :draftsOf)";
    }

    /** What an answer to this audience says to caches: a private one is never kept. */
    public String cacheControl() {
        return isPublic() ? "public, max-age=0, must-revalidate" : "private, no-store";
    }
}
