/** Plans and proposals: hierarchy, phases and statutory deadlines, documents, publication. */
package org.byggbar.plans;
