/**
 * Spine 1: every layer from one folder of definition and SQL. Tiles, OGC API features, legend and search are derived
 * from it; no class here knows a layer by name.
 */
package org.byggbar.layers;
