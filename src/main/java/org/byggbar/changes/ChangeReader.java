package org.byggbar.changes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives every change exactly once, however transactions overlap. Keeps its place across connections; one thread only. */
final class ChangeReader {

    private long position;
    private Set<Long> seen = Set.of();

    ChangeReader(long position) {
        this.position = position;
    }

    /** What has been committed since the previous call. */
    List<Change> read(ChangeLog log) {
        long next = log.position();        // before the rows: what ends in between is read again, and recognised
        List<Change> rows = log.since(position);
        List<Change> fresh = rows.stream().filter(change -> !seen.contains(change.seq())).toList();
        seen = rows.stream().filter(change -> change.txid() >= next).map(Change::seq).collect(Collectors.toSet());
        position = next;
        return fresh;
    }

    long position() {
        return position;
    }
}
