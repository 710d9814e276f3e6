/** Accounts, roles, sign-in, sessions, and who is asking. */
package org.byggbar.identity;
