package org.byggbar.changes;

/** What a node tells all of them, itself included. */
public record NodeNotice(String topic, String text) {}
