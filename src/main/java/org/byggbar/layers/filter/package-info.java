/**
 * Filtering by OGC API Features part 3 with CQL2 (OGC 21-065r2): text or JSON becomes one closed tree over GeoTools'
 * filter model, one visitor makes SQL of it, and every value of the filter is a bound parameter of that SQL.
 */
package org.byggbar.layers.filter;
