/** Basemaps: which maps may lie beneath a municipality's plans, the page to choose them, files of tiles on this server. */
package org.byggbar.basemap;
