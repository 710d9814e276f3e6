/**
 * What every feature stands on and none owns: problems, messages, code lists, idempotency, pages, static files,
 * the private database. Knows no planning term.
 */
package org.byggbar.platform;
