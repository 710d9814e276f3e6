/** How many homes, people, jobs and square metres a zone holds: formulae, parameters and a calculation that can be read. Knows no database and no HTTP. */
package org.byggbar.zoning.capacity;
