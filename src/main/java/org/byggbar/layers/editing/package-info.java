/** Writing features by the standard (OGC API Features part 4, OGC 20-002), and what became of them over time. */
package org.byggbar.layers.editing;
