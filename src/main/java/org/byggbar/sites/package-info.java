/** Plots on offer: search, allocation, what applies to each. */
package org.byggbar.sites;
