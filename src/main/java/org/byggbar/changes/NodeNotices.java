package org.byggbar.changes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A passing word between the nodes, told when the transaction commits as {@link NodeNotice} and kept nowhere: a node
 * without its connection at that moment misses it.
 */
@Component
public class NodeNotices {

    static final String CHANNEL = "byggbar_node";

    private final JdbcClient db;

    NodeNotices(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param topic one word
     * @param text at most some 7,000 bytes
     */
    public void tell(String topic, String text) {
        db.sql("select pg_notify(:channel, :payload)").param("channel", CHANNEL).param("payload", topic + " " + text)
                .query((row, n) -> true).single();
    }

    static NodeNotice read(String payload) {
        int blank = payload.indexOf(' ');
        return new NodeNotice(payload.substring(0, blank), payload.substring(blank + 1));
    }
}
