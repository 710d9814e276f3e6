/**
 * Operations on zones' shapes that keep shared borders shared: split, merge, cut, fill, trim, buffer. They answer
 * with geometry and save nothing. Everything is in the storage CRS, easting first, metres, on its 1 mm grid.
 */
package org.byggbar.zoning.topology;
