/**
 * Coordinate reference systems, geometry at the HTTP edge, validity: the only package that sees proj4j and GeoTools.
 * Geometry inside the server is JTS in the storage CRS, easting first, metres, on a 1 mm grid.
 */
package org.byggbar.geo;
