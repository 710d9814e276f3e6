/** Housing projects and their stages. */
package org.byggbar.housing;
