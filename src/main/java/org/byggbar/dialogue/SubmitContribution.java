package org.byggbar.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.byggbar.changes.Actor;
import org.byggbar.municipality.Municipalities;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.Messages;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Takes in what somebody says about a proposal and holds it for moderation, whatever the spam rules make of it. */
@Component
class SubmitContribution {

    /** Proof for the author; the code is shown once and can't be looked up by anybody. */
    record Receipt(String receiptCode, String status, OffsetDateTime receivedAt) {}

    private final Plans plans;
    private final NewContribution.Reader reader;
    private final FormTokens formTokens;
    private final Contributions contributions;
    private final Municipalities municipalities;
    private final Messages messages;
    private final Actor actor;

    SubmitContribution(Plans plans, NewContribution.Reader reader, FormTokens formTokens, Contributions contributions,
            Municipalities municipalities, Messages messages, Actor actor) {
        this.plans = plans;
        this.reader = reader;
        this.formTokens = formTokens;
        this.contributions = contributions;
        this.municipalities = municipalities;
        this.messages = messages;
        this.actor = actor;
    }

    /** @throws ProblemException 404, 410 {@code plan.closed_for_contributions}, or 422 with what to change */
    @Transactional(propagation = Propagation.MANDATORY)
    public Receipt submit(long planId, JsonNode body, Locale locale) {
        PlanHeading plan = openPlan(planId, locale);
        NewContribution sent = reader.read(body, plan);
        Set<Suspicion> suspicions = formTokens.use(sent.formToken(), planId);
        if (sent.website() != null) {
            suspicions.add(Suspicion.HONEYPOT);
        }
        if (contributions.existsWithSameWords(planId, sent.text())) {
            suspicions.add(Suspicion.DUPLICATE);
        }
        actor.declare();
        ReceiptCode receipt = ReceiptCode.fresh();
        OffsetDateTime receivedAt = contributions.insert(planId, plan.municipality(), sent, masked(sent.text(), sent.language()),
                receipt, suspicions.stream().map(Enum::name).toList());
        return new Receipt(receipt.text(), "HELD", receivedAt);
    }

    /** The plan, if the viewer may see it and it takes contributions at this moment. */
    PlanHeading openPlan(long id, Locale locale) {
        PlanHeading plan = plans.getVisible(id);
        if (!plan.openForContributions()) {
            throw new ProblemException(HttpStatus.GONE, "plan.closed_for_contributions").with("when", closed(plan, locale))
                    .attach("closedAt", plan.closesAt());
        }
        return plan;
    }

    String masked(String text, String language) {
        return PersonalData.masked(text, messages.text(Locale.forLanguageTag(language), "dialogue.masked"));
    }

    /** The last day, by the municipality's own clock. */
    private String closed(PlanHeading plan, Locale locale) {
        if (plan.closesAt() == null) {
            return messages.text(locale, "dialogue.not_open");
        }
        Instant lastMoment = plan.closesAt().minus(Duration.ofSeconds(1));
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale)
                .format(lastMoment.atZone(municipalities.get(plan.municipality()).timeZone()));
        return messages.text(locale, "dialogue.closed_on", Map.of("day", day));
    }
}
