package org.byggbar.zoning;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one way past the database's rule that zones and borders of published plans stay as they are. */
@Component
public class Publishing {

    private final JdbcClient db;

    Publishing(JdbcClient db) {
        this.db = db;
    }

    /** Lets {@code work} write published zones in the current transaction; afterwards the rule holds again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void run(Runnable work) {
        set("on");
        work.run();
        set("");
    }

    private void set(String value) {
        db.sql("select set_config('byggbar.publishing', :value, true)").param("value", value).query(String.class).single();
    }
}
