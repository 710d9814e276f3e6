/** OGC API Tiles 1.0 (OGC 20-057) over {@code layers.tiles}: matrix sets, tilesets with their limits, TileJSON and styles. */
package org.byggbar.layers.tilesets;
