package org.byggbar.layers.editing;

import java.util.List;
import org.byggbar.layers.Conforms;
import org.springframework.stereotype.Component;

/** OGC API Features part 4 (OGC 20-002): create, replace, update, delete, and locking by entity tags. */
@Component
class EditingConformance implements Conforms {

    private static final String PART_4 = "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/";

    @Override
    public List<String> classes() {
        return List.of(PART_4 + "create-replace-delete", PART_4 + "update", PART_4 + "optimistic-locking-etags", PART_4 + "features");
    }
}
