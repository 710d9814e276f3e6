package org.byggbar.housing;

/** How much of a municipality's housing stands at one stage. */
record StageTotal(String stage, long projects, long dwellings) {}
