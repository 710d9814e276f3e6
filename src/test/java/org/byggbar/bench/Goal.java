package org.byggbar.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of the table: what was promised and what came out. Nothing measured is not met.
 *
 * @param parts the limits that make up the goal, each with what was measured
 * @param hindrance why it could not be measured, null when it was
 */
record Goal(String id, String title, List<Part> parts, String hindrance) {

    /** @param more whether more is better */
    record Part(String what, double measured, double limit, boolean more, String unit) {

        boolean isMet() {
            return more ? measured >= limit : measured <= limit;
        }

        String text() {
            return (what.isEmpty() ? "" : what + " ") + Samples.number(measured) + unit
                    + " (" + (more ? "≥ " : "≤ ") + Samples.number(limit) + (isMet() ? "" : ", short") + ")";
        }
    }

    static Goal notRun(String id, String title, String hindrance) {
        return new Goal(id, title, List.of(), hindrance);
    }

    boolean isMet() {
        return hindrance == null && !parts.isEmpty() && parts.stream().allMatch(Part::isMet);
    }

    String verdict() {
        if (parts.isEmpty()) {
            return "not run";
        }
        return isMet() ? "met" : "short";
    }

    /** What was measured, each with its limit; what could not be, with the cause. */
    String measured() {
        List<String> texts = new ArrayList<>(parts.stream().map(Part::text).toList());
        if (hindrance != null) {
            texts.add(hindrance);
        }
        return String.join(", ", texts);
    }

    /** Collects the parts of a goal while it is measured. */
    static final class Builder {

        private final String id;
        private final String title;
        private final List<Part> parts = new ArrayList<>();
        private String hindrance;

        Builder(String id, String title) {
            this.id = id;
            this.title = title;
        }

        Builder atMost(String what, double measured, double limit, String unit) {
            parts.add(new Part(what, measured, limit, false, unit));
            return this;
        }

        Builder atLeast(String what, double measured, double limit, String unit) {
            parts.add(new Part(what, measured, limit, true, unit));
            return this;
        }

        Builder missing(String cause) {
            hindrance = hindrance == null ? cause : hindrance + "; " + cause;
            return this;
        }

        Goal build() {
            return new Goal(id, title, List.copyOf(parts), hindrance);
        }
    }
}
