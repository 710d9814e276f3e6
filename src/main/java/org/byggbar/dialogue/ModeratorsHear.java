package org.byggbar.dialogue;

import org.byggbar.changes.Confidant;
import org.byggbar.identity.Viewer;
import org.springframework.stereotype.Component;

/** Whoever moderates learns at once that a contribution waits; the public only when it is published. */
@Component
class ModeratorsHear implements Confidant {

    @Override
    public String layer() {
        return "contribution";
    }

    @Override
    public boolean isTold(Viewer viewer, String municipality) {
        return viewer.mayModerate(municipality);
    }
}
