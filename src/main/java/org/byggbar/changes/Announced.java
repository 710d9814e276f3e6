package org.byggbar.changes;

import tools.jackson.databind.JsonNode;

/** An announcement that has reached this node. */
record Announced(String municipality, String event, JsonNode data) {}
