package org.byggbar.dialogue;

import java.util.Locale;
import org.byggbar.changes.Actor;
import org.byggbar.identity.Viewer;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
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
        Contribution current = contributions.find(id).orElseThrow(ProblemException::notFound);
        Viewer.current().requireModerator(current.municipality());
        long version = EtagHeader.requiredVersion(ifMatch);
        ModerationDecision decision = ModerationDecision.read(body, codeLists);
        if (!contributions.decide(id, version, decision, actor.declare())) {
            throw stale(version, contributions.find(id).orElseThrow(ProblemException::notFound), locale);
        }
        return contributions.find(id).orElseThrow(ProblemException::notFound);
    }

    private ProblemException stale(long yours, Contribution current, Locale locale) {
        return new ProblemException(HttpStatus.PRECONDITION_FAILED, "precondition.stale")
                .with("yours", yours).with("theirs", current.version())
                .attach("current", views.queued(current, locale)).attach("currentEtag", EtagHeader.of(current.version()));
    }
}
