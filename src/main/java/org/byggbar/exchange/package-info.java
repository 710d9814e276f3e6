/**
 * Files in and out. Knows formats, staging, reports and progress, and no layer by name: a feature package that takes
 * files implements {@link org.byggbar.exchange.ImportTarget}, one with demo data {@link org.byggbar.exchange.DemoPart}.
 */
package org.byggbar.exchange;
