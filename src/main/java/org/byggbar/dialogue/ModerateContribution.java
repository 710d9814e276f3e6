package org.byggbar.dialogue;

import java.util.Locale;
import org.byggbar.changes.Actor;
import org.byggbar.identity.IfMatch;
import org.byggbar.identity.Viewer;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Decides whether a contribution is shown. The decision must build on the version the moderator read. */
@Component
class ModerateContribution {

    private final Contributions contributions;
    private final ContributionViews views;
    private final CodeLists codeLists;
    private final Actor actor;

    ModerateContribution(Contributions contributions, ContributionViews views, CodeLists codeLists, Actor actor) {
        this.contributions = contributions;
        this.views = views;
        this.codeLists = codeLists;
        this.actor = actor;
    }

    /** @throws ProblemException 401, 403, 404, 412 with the current state, 422 or 428 */
    @Transactional
    public Contribution decide(long id, String ifMatch, JsonNode body, Locale locale) {
        Viewer.current().requireSignedIn();
        Contribution current = contributions.findForUpdate(id).orElseThrow(ProblemException::notFound);
        Viewer.current().requireModerator(current.municipality());
        IfMatch.require(ifMatch, current.version(), () -> views.queued(current, locale));
        contributions.decide(id, ModerationDecision.read(body, codeLists), actor.declare());
        return contributions.find(id).orElseThrow(ProblemException::notFound);
    }
}
