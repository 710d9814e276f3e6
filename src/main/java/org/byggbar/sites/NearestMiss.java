package org.byggbar.sites;

/**
 * The site that would have matched but for one filter.
 *
 * @param filter the parameter it fails
 * @param asked the limit that was asked for, metres or m²; null for words and codes
 * @param actual what the site has; for {@code polygon} the metres from the drawn area
 */
record NearestMiss(Site site, String filter, Double asked, Double actual) {

    /** How far it misses, in the unit of the filter; null for words and codes. */
    public Double getBy() {
        return asked == null || actual == null ? null : Math.abs(actual - asked);
    }
}
