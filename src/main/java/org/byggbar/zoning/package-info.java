/** Zones: what land is for and how much of it, editing, topology, history, capacity of one zone. */
package org.byggbar.zoning;
