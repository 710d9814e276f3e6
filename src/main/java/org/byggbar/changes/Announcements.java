package org.byggbar.changes;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A passing word on a municipality's stream: told on every node to the planners who listen when the transaction
 * commits, and kept nowhere. What must not be missed is a change, not an announcement.
 */
@Component
public class Announcements {

    /** The channel of {@code NOTIFY}, whose payload is an {@link Announced} as JSON and at most 8,000 bytes long. */
    static final String CHANNEL = "byggbar_announcement";

    private final JdbcClient db;
    private final JsonMapper json;

    Announcements(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * @param event name of the server-sent event
     * @param data its data, a few members
     */
    public void tellPlanners(String municipality, String event, Map<String, ?> data) {
        String payload = json.writeValueAsString(new Announced(municipality, event, json.valueToTree(data)));
        db.sql("select pg_notify(:channel, :payload)").param("channel", CHANNEL).param("payload", payload).query((row, n) -> true).single();
    }
}
