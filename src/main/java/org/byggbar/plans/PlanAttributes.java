package org.byggbar.plans;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * What a planner writes about a plan, apart from its phases and border.
 *
 * @param code the plan's official number, unique in the municipality
 * @param kind code of the list {@code plan_kind}
 * @param summary one or two plain sentences
 * @param description paragraphs, parted by empty lines
 * @param language of summary and description: sv, nb or en
 * @param decidedOn day of the decision, null before it
 */
@Embeddable
record PlanAttributes(String code, String name, String kind, String summary, String description, String language, LocalDate decidedOn) {

    PlanAttributes withDecidedOn(LocalDate day) {
        return new PlanAttributes(code, name, kind, summary, description, language, day);
    }
}
