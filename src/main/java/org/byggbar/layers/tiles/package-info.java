/** Vector tiles of every layer: made by the database, kept compressed, dropped by the change feed. */
package org.byggbar.layers.tiles;
