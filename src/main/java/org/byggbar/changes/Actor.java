package org.byggbar.changes;

import org.byggbar.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the database who is writing, for the length of the transaction; the change feed and the histories record it. */
@Component
public class Actor {

    private final JdbcClient db;

    Actor(JdbcClient db) {
        this.db = db;
    }

    /** @return the username, also to be kept on the row; null for somebody not signed in */
    @Transactional(propagation = Propagation.MANDATORY)
    public String declare() {
        return declare(Viewer.current().username());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public String declare(String username) {
        db.sql("select set_config('byggbar.actor', :actor, true)").param("actor", username == null ? "" : username)
                .query(String.class).single();
        return username;
    }
}
