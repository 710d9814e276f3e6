/** {@code ./byggbar bench}: holds the server against its references and writes the table of docs/performance.md. No part of the tests. */
package org.byggbar.bench;
