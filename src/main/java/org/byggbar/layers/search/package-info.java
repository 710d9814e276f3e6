/** Finding a feature by its words, and reading coordinates that somebody typed. */
package org.byggbar.layers.search;
