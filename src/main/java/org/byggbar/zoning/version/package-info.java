/** Versions of plans: what is published and stays, what a planner keeps, revisions, comparing, trash, what applied on a date. */
package org.byggbar.zoning.version;
