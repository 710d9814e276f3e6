/** The check of a whole plan, its repairs, and the gate that both form before a plan is published. */
package org.byggbar.zoning.check;
