/** Spine 2: the feed of every write. Tile invalidation, live maps, history and other nodes read it. */
package org.byggbar.changes;
