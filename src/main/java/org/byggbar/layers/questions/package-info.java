/** Questions about places over every layer: what applies here, what lies near, what is nearest, what overlaps and by how much. */
package org.byggbar.layers.questions;
