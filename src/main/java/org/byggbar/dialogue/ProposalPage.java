package org.byggbar.dialogue;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.byggbar.municipality.Municipality;
import org.byggbar.plans.PhaseState;
import org.byggbar.plans.PlanSummary;
import org.byggbar.plans.PlanTexts;
import org.byggbar.plans.Plans;
import org.byggbar.plans.Round;
import org.byggbar.plans.Rounds;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.PageData;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Wording;
import org.byggbar.zoning.ZoneChanges;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Everything a page about one proposal says, gathered for its template. */
@Component
class ProposalPage {

    private static final int SHOWN_CONTRIBUTIONS = 200;

    /** @param when from which day to which deadline, in words */
    record Phase(String kind, String state, String when) {}

    private final Plans plans;
    private final PlanTexts texts;
    private final Rounds rounds;
    private final ZoneChanges changes;
    private final Contributions contributions;
    private final ContributionViews views;
    private final CodeLists codeLists;
    private final Wording wording;

    ProposalPage(Plans plans, PlanTexts texts, Rounds rounds, ZoneChanges changes,
            Contributions contributions, ContributionViews views, CodeLists codeLists, Wording wording) {
        this.plans = plans;
        this.texts = texts;
        this.rounds = rounds;
        this.changes = changes;
        this.contributions = contributions;
        this.views = views;
        this.codeLists = codeLists;
        this.wording = wording;
    }

    /** @throws ProblemException 404 when there is no such plan, it is another municipality's, or the viewer may not see it */
    PlanSummary plan(Municipality municipality, long id) {
        PlanSummary plan = plans.summary(id);
        if (!plan.municipality().equals(municipality.id())) {
            throw ProblemException.notFound();
        }
        return plan;
    }

    void fill(PlanSummary plan, ZoneId zone, HttpServletRequest request, Model model) {
        Round round = rounds.of(plan);
        model.addAttribute("plan", plan);
        model.addAttribute("state", round.state());
        model.addAttribute("deadline", round.closesAt() == null ? null : wording.deadline(round.closesAt(), zone));
        model.addAttribute("opens", round.opensAt() == null ? null : wording.date(round.opensAt(), zone));
        model.addAttribute("paragraphs", texts.description(plan.id()));
        model.addAttribute("documents", texts.documents(plan.id()));
        model.addAttribute("phases", plan.phases().stream().map(phase -> phase(phase, zone)).toList());
        model.addAttribute("zones", changes.ofPlan(plan.id()));
        model.addAttribute("contributions", contributions.published(plan.id(), null, SHOWN_CONTRIBUTIONS).stream().map(views::published).toList());
        model.addAttribute("contributionCount", contributions.countPublished(plan.id()));
        PageData.put(request, "plan", plan.id());
        PageData.put(request, "strategies", looks());
        PageData.put(request, "kinds", names("contribution_kind"));
    }

    private Phase phase(PhaseState phase, ZoneId zone) {
        String from = wording.date(phase.opensAt(), zone);
        String when = phase.closesAt() == null
                ? wording.text("proposal.phase.from", Map.of("from", from))
                : wording.text("proposal.phase.between", Map.of("from", from, "to", wording.deadline(phase.closesAt(), zone)));
        return new Phase(phase.kind(), phase.state(), when);
    }

    /** Colour, pattern and name of each strategy, for the map. */
    private Map<String, Map<String, String>> looks() {
        Map<String, Map<String, String>> looks = new LinkedHashMap<>();
        codeLists.list("strategy").values().forEach(strategy -> looks.put(strategy.code(), Map.of(
                "colour", strategy.value("colour").orElse("#607d8b"), "pattern", strategy.value("pattern").orElse("plain"),
                "name", strategy.name(wording.language()))));
        return looks;
    }

    private Map<String, String> names(String list) {
        Map<String, String> names = new LinkedHashMap<>();
        codeLists.list(list).values().forEach(code -> names.put(code.code(), code.name(wording.language())));
        return names;
    }

    List<CodeLists.Code> kinds() {
        return List.copyOf(codeLists.list("contribution_kind").values());
    }
}
