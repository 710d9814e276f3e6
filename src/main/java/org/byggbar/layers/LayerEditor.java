package org.byggbar.layers;

import java.util.List;
import java.util.Set;

/**
 * Writes the features of one layer by every rule of the feature that owns them. The layers call it after they have made
 * sure that the layer shows the feature to the asker and that the asker plans in its municipality.
 */
public interface LayerEditor {

    /**
     * @param warnings what its author should look at; nothing of it kept the save from happening
     */
    record Saved(long id, long version, List<?> warnings) {}

    /** Id of the layer. */
    String layer();

    /** The attributes that a client may set; what else the layer has is the server's to say. */
    Set<String> receivables();

    Saved create(FeatureDraft draft);

    /**
     * @param ifMatch the header as sent
     * @param draft an attribute that it leaves out becomes empty
     * @throws org.byggbar.platform.ProblemException 428 and 412 as {@link org.byggbar.identity.IfMatch#require}
     */
    Saved replace(long id, String ifMatch, FeatureDraft draft);

    /** @param patch changes only what it names; null empties an attribute */
    Saved update(long id, String ifMatch, FeatureDraft patch);

    void delete(long id, String ifMatch);
}
