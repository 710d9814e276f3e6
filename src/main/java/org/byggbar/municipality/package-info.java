/** Tenants: code, names, boundary, planning CRS, languages, basemap. */
package org.byggbar.municipality;
