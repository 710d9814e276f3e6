package org.byggbar.plans;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;

/** The list of a municipality's plans, what is open for a say first, and the pages of their documents. */
@Controller
class ProposalListPages {

    private static final Set<String> DECIDED = Set.of("ADOPTED", "IN_FORCE", "ARCHIVED");

    /**
     * A plan in the list.
     *
     * @param until in words, null when it is not open or has no last day
     * @param opens in words, null unless a round is announced
     */
    record Entry(PlanSummary plan, boolean open, String until, String opens) {}

    /** @param key which group, and the last part of its heading's message key */
    record Group(String key, List<Entry> entries) {}

    private final Plans plans;
    private final PlanTexts texts;
    private final Rounds rounds;
    private final Wording wording;

    ProposalListPages(Plans plans, PlanTexts texts, Rounds rounds, Wording wording) {
        this.plans = plans;
        this.texts = texts;
        this.rounds = rounds;
        this.wording = wording;
    }

    @GetMapping("/{municipality:[a-z][a-z0-9-]*}/proposals")
    String list(@RequestAttribute Municipality municipality, Model model) {
        ZoneId zone = municipality.timeZone();
        List<PlanSummary> visible = plans.visibleOf(municipality.id());
        List<Group> groups = new ArrayList<>();
        for (String key : List.of("open", "coming", "decided", "drafts")) {
            List<Entry> entries = visible.stream().filter(plan -> group(plan).equals(key)).map(plan -> entry(plan, zone)).toList();
            if (!entries.isEmpty()) {
                groups.add(new Group(key, entries));
            }
        }
        model.addAttribute("groups", groups);
        return "proposals";
    }

    @GetMapping("/{municipality:[a-z][a-z0-9-]*}/proposals/{id}/documents/{document}")
    String document(@RequestAttribute Municipality municipality, @PathVariable long id, @PathVariable long document, Model model) {
        PlanSummary plan = plans.summary(id);
        if (!plan.municipality().equals(municipality.id())) {
            throw ProblemException.notFound();
        }
        model.addAttribute("plan", plan);
        model.addAttribute("document", texts.document(id, document));
        model.addAttribute("documents", texts.documents(id));
        return "document";
    }

    private static String group(PlanSummary plan) {
        if (!plan.published()) {
            return "drafts";
        }
        return plan.openForContributions() ? "open" : DECIDED.contains(plan.status()) ? "decided" : "coming";
    }

    private Entry entry(PlanSummary plan, ZoneId zone) {
        Round round = rounds.of(plan);
        String opens = round.opensAt() == null ? null : wording.date(round.opensAt(), zone);
        return new Entry(plan, round.isOpen(), until(round, zone), opens);
    }

    private String until(Round round, ZoneId zone) {
        Long days = round.daysLeft(Instant.now(), zone);
        if (days == null) {
            return null;
        }
        Map<String, String> deadline = Map.of("deadline", wording.deadline(round.closesAt(), zone));
        return days == 0 ? wording.text("proposal.list.closes.today", deadline) : wording.plural("proposal.list.closes", days, deadline);
    }
}
