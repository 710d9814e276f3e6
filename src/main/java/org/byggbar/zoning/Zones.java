package org.byggbar.zoning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.byggbar.identity.Viewer;
import org.byggbar.plans.Plans;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The zones that the viewer of the current request may see; a draft's zone that may not be seen is as absent as a missing one. */
@Component
class Zones {

    private final ZoneRows rows;
    private final Plans plans;

    Zones(ZoneRows rows, Plans plans) {
        this.rows = rows;
        this.plans = plans;
    }

    /** @throws ProblemException 404, or 410 {@code feature.gone} with the last state of a deleted zone */
    ZoneState get(long id) {
        return rows.find(id).filter(Zones::isVisible).orElseThrow(() -> gone(id));
    }

    /** Every state of a zone, also of a deleted one, newest first; for the public only those that were public. */
    ZoneHistory history(long id) {
        List<ZoneHistory.Entry> entries = new ArrayList<>();
        rows.find(id).ifPresent(now -> entries.add(new ZoneHistory.Entry(now, null, null, null)));
        entries.addAll(rows.former(id));
        entries.removeIf(entry -> !isVisible(entry.state()));
        if (entries.isEmpty()) {
            throw ProblemException.notFound();
        }
        plans.getVisible(entries.get(0).state().planId());
        return new ZoneHistory(entries);
    }

    /** Those of a zone's states that have one of the versions and that the viewer may see. */
    List<ZoneState> states(long id, Collection<Long> versions) {
        return rows.versions(id, versions).stream().filter(Zones::isVisible).toList();
    }

    /** Why a zone can't be found: it was deleted, or it never was, or the viewer may not know. */
    ProblemException gone(long id) {
        return rows.former(id).stream().findFirst()
                .filter(last -> "DELETE".equals(last.operation()) && isVisible(last.state()))
                .map(last -> new ProblemException(HttpStatus.GONE, "feature.gone")
                        .attach("last", last.state()).attach("restoreAt", "/api/plans/" + last.state().planId() + "/zones"))
                .orElseGet(ProblemException::notFound);
    }

    private static boolean isVisible(ZoneState zone) {
        return zone.published() || Viewer.current().maySeeDrafts(zone.municipality());
    }
}
