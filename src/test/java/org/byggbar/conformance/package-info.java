/**
 * The abstract tests of the OGC's standards in our own words, class by class under their own identifiers, for every class that
 * {@code /ogc/conformance} declares. They ask a running server over HTTP, as the official suites do.
 */
package org.byggbar.conformance;
