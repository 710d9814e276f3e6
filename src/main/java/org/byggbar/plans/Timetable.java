package org.byggbar.plans;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which of a plan's phases are past, current and coming at a moment. */
final class Timetable {

    private Timetable() {}

    /** @return the phases by opening time, with local times of {@code zone} */
    static List<PhaseState> at(Instant now, List<Phase> phases, ZoneId zone) {
        List<Phase> ordered = phases.stream().sorted(Comparator.comparing(Phase::opensAt)).toList();
        List<PhaseState> states = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Phase phase = ordered.get(i);
            Instant nextOpens = i + 1 < ordered.size() ? ordered.get(i + 1).opensAt() : null;
            states.add(new PhaseState(phase.kind(), local(phase.opensAt(), zone), local(phase.closesAt(), zone),
                    state(now, phase, nextOpens)));
        }
        return states;
    }

    private static String state(Instant now, Phase phase, Instant nextOpens) {
        if (now.isBefore(phase.opensAt())) {
            return "coming";
        }
        boolean over = phase.closesAt() == null
                ? nextOpens != null && !now.isBefore(nextOpens)
                : now.isAfter(phase.closesAt());
        return over ? "past" : "current";
    }

    private static OffsetDateTime local(Instant at, ZoneId zone) {
        return at == null ? null : at.atZone(zone).toOffsetDateTime();
    }
}
