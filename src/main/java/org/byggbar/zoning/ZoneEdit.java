package org.byggbar.zoning;

/**
 * One step of a planner's batch.
 *
 * @param ref the writer's own name for a zone to be created, given back with the answer; null without one
 * @param id of the zone, null for one to be created
 * @param version that an update or a deletion was built on, else null
 * @param zone what the zone shall be, null for a deletion
 */
record ZoneEdit(Op op, String ref, Long id, Long version, ZoneBody zone) {

    enum Op { CREATE, UPDATE, DELETE, RESTORE }

    boolean is(Op other) {
        return op == other;
    }
}
