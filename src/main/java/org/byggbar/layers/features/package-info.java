/** Features of every layer by OGC API Features: pages, single features, collections, the service itself. */
package org.byggbar.layers.features;
