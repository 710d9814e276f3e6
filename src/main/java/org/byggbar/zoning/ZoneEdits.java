package org.byggbar.zoning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.byggbar.changes.Actor;
import org.byggbar.geo.Ewkb;
import org.byggbar.municipality.Municipalities;
import org.byggbar.plans.PlanHeading;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.ZoneEdit.Op;
import org.byggbar.zoning.ZoneEditRows.Locked;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Saves a planner's step over several zones: all of it or nothing, and whatever is wrong with it is told in one answer. */
@Service
class ZoneEdits {

    /** A larger step is a bulk edit or an import: its shapes are for the plan check to judge. */
    static final int MAX_WARNED = 50;

    private final Drafts drafts;
    private final Municipalities municipalities;
    private final ZoneEditReader reader;
    private final ZoneEditRows table;
    private final ZoneEditConflicts conflicts;
    private final ZoneRows rows;
    private final ZoneWarnings warnings;
    private final Actor actor;

    ZoneEdits(Drafts drafts, Municipalities municipalities, ZoneEditReader reader, ZoneEditRows table, ZoneEditConflicts conflicts,
            ZoneRows rows, ZoneWarnings warnings, Actor actor) {
        this.drafts = drafts;
        this.municipalities = municipalities;
        this.reader = reader;
        this.table = table;
        this.conflicts = conflicts;
        this.rows = rows;
        this.warnings = warnings;
        this.actor = actor;
    }

    /**
     * @return what became of each edit, in their order
     * @throws ProblemException 412 {@code edits.conflict} with every zone that is not what the writer thought, 422 with
     *     every fault (and the conflicts too), 409 {@code plan.published}
     */
    @Transactional
    List<SavedEdit> save(long planId, JsonNode json) {
        PlanHeading plan = drafts.lock(planId);
        JsonFields fields = new JsonFields(json);
        List<ZoneEdit> edits = reader.read(fields, municipalities.get(plan.municipality()));
        Map<Long, Long> deleted = table.lockDeleted(planId, ids(edits, Set.of(Op.RESTORE)));
        Map<Long, Locked> locked = table.lock(planId, ids(edits, Set.of(Op.UPDATE, Op.DELETE, Op.RESTORE)));
        List<EditConflict> found = fields.isFaulty() ? List.of() : conflicts.of(edits, locked, deleted);
        if (!fields.isFaulty() && found.isEmpty()) {
            refuseSharedCodes(fields, edits, table.codes(planId));
        }
        fields.done();
        if (!found.isEmpty()) {
            throw new ProblemException(HttpStatus.PRECONDITION_FAILED, "edits.conflict").with("count", found.size()).attach("conflicts", found);
        }
        Map<String, Long> created = write(plan, edits, deleted);
        return saved(plan, edits, created, locked);
    }

    private static List<Long> ids(List<ZoneEdit> edits, Set<Op> ops) {
        return edits.stream().filter(edit -> ops.contains(edit.op())).map(ZoneEdit::id).filter(Objects::nonNull).sorted().toList();
    }

    /** Two codes may be swapped in one step, so only what the plan would hold afterwards counts. */
    private static void refuseSharedCodes(JsonFields fields, List<ZoneEdit> edits, Map<Long, String> codes) {
        edits.stream().filter(edit -> edit.id() != null).forEach(edit -> codes.remove(edit.id()));
        List<String> taken = new ArrayList<>(codes.values());
        Map<String, Integer> uses = new HashMap<>();
        taken.forEach(code -> uses.merge(code, 1, Integer::sum));
        edits.stream().filter(edit -> edit.zone() != null).forEach(edit -> uses.merge(edit.zone().attributes().code(), 1, Integer::sum));
        for (int i = 0; i < edits.size(); i++) {
            if (edits.get(i).zone() != null && uses.get(edits.get(i).zone().attributes().code()) > 1) {
                fields.fault("edits/" + i + "/zone/code", "rule.zone_code_unique", Map.of());
            }
        }
    }

    /** First what gives codes away, then what takes them. @return ids of the created zones by code */
    private Map<String, Long> write(PlanHeading plan, List<ZoneEdit> edits, Map<Long, Long> deleted) {
        String by = actor.declare();
        table.delete(ids(edits, Set.of(Op.DELETE)));
        table.update(rows(edits, Op.UPDATE, plan, by));
        List<ObjectNode> restored = rows(edits, Op.RESTORE, plan, by);
        restored.forEach(row -> row.put("version", deleted.get(row.get("id").asLong()) + 1));
        table.restore(restored);
        return table.create(rows(edits, Op.CREATE, plan, by));
    }

    private List<ObjectNode> rows(List<ZoneEdit> edits, Op op, PlanHeading plan, String by) {
        return edits.stream().filter(edit -> edit.is(op))
                .sorted(Comparator.comparing(ZoneEdit::id, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(edit -> table.row(edit.zone(), plan.municipality(), plan.id(), by).put("id", edit.id())).toList();
    }

    private List<SavedEdit> saved(PlanHeading plan, List<ZoneEdit> edits, Map<String, Long> created, Map<Long, Locked> before) {
        List<Long> ids = edits.stream().map(edit -> edit.is(Op.CREATE) ? created.get(edit.zone().attributes().code()) : edit.id()).toList();
        Map<Long, ZoneState> now = rows.find(ids);
        List<SavedEdit> saved = new ArrayList<>();
        int warned = 0;
        for (int i = 0; i < edits.size(); i++) {
            long id = ids.get(i);
            ZoneBody zone = edits.get(i).zone();
            boolean warn = isReshaped(zone, before.get(id)) && warned++ < MAX_WARNED;
            saved.add(new SavedEdit(edits.get(i).ref(), id, now.get(id),
                    warn ? warnings.of(id, plan.id(), zone.attributes().isOverlay(), zone.geom()) : List.of()));
        }
        return saved;
    }

    private static boolean isReshaped(ZoneBody zone, Locked before) {
        return zone != null && (before == null || !before.shape().equals(Ewkb.hex(zone.geom())));
    }
}
