/** Who has which zone open: a hint among planners, never a lock. */
package org.byggbar.zoning.presence;
