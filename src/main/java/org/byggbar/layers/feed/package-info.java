/** What has changed, for feed readers: one Atom feed (RFC 4287) for each municipality, layer and area, public changes only. */
package org.byggbar.layers.feed;
