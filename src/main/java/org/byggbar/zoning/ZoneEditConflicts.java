package org.byggbar.zoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.byggbar.zoning.ZoneEditRows.Locked;
import org.springframework.stereotype.Component;

/** Finds the zones of a batch that are not what its writer thought they were. */
@Component
class ZoneEditConflicts {

    private static final String CHANGED = "precondition.failed";
    private static final String GONE = "feature.gone";

    private final ZoneRows rows;

    ZoneEditConflicts(ZoneRows rows) {
        this.rows = rows;
    }

    /**
     * @param locked the batch's zones that the plan has now
     * @param deleted those that can be taken back, and the version each was deleted at
     */
    List<EditConflict> of(List<ZoneEdit> edits, Map<Long, Locked> locked, Map<Long, Long> deleted) {
        List<EditConflict> found = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            String code = code(edits.get(i), locked.get(edits.get(i).id()), deleted);
            if (code != null) {
                found.add(new EditConflict(i, edits.get(i).id(), code, null, null));
            }
        }
        Map<Long, ZoneState> now = rows.find(found.stream().map(EditConflict::id).toList());
        return found.stream().map(conflict -> conflict.code().equals(GONE) ? conflict : conflict.with(now.get(conflict.id()))).toList();
    }

    private static String code(ZoneEdit edit, Locked now, Map<Long, Long> deleted) {
        return switch (edit.op()) {
            case CREATE -> null;
            case RESTORE -> now != null ? CHANGED : deleted.containsKey(edit.id()) ? null : GONE;
            case UPDATE, DELETE -> now == null ? GONE : Objects.equals(now.version(), edit.version()) ? null : CHANGED;
        };
    }
}
