/** What a layer is: its definition from {@code layers/<id>}, its looks, its extent. */
package org.byggbar.layers.definition;
