/** What people say about proposals: contributions, moderation, answers. */
package org.byggbar.dialogue;
