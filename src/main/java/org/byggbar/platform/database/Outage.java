package org.byggbar.platform.database;

import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says in the log that the database is away, once however many notice it and however often, and once that it is back. */
@Component
class Outage {

    /** What is noticed, each by its own watcher. */
    enum Sign {
        /** Connections are kept and nothing is said on them. */
        SILENT,
        /** The pool has no connection that works. */
        REFUSED
    }

    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private final Set<Sign> signs = EnumSet.noneOf(Sign.class);

    /** @param reason the driver's words, for the operator */
    synchronized void noticed(Sign sign, String reason) {
        if (signs.isEmpty()) {
            log.warn("the database is away: what needs it is refused until it is back ({})", reason);
        }
        signs.add(sign);
    }

    synchronized void over(Sign sign) {
        if (signs.remove(sign) && signs.isEmpty()) {
            log.warn("the database is back");
        }
    }
}
