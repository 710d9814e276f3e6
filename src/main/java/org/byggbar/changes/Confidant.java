package org.byggbar.changes;

import org.byggbar.identity.Viewer;

/** Names somebody who is told of a layer's changes before everybody may know of them, beside those who see drafts. */
public interface Confidant {

    /** Id of the layer as changes name it. */
    String layer();

    /** Whether the viewer may know of that municipality's. */
    boolean isTold(Viewer viewer, String municipality);
}
