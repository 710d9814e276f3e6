package org.byggbar.zoning.version;

import org.byggbar.exchange.DemoFolder;
import org.byggbar.exchange.DemoPart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** First versions of a demo municipality's public plans, made on the day their status began. */
@Component
class DemoVersions implements DemoPart {

    private final JdbcClient db;

    DemoVersions(JdbcClient db) {
        this.db = db;
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public void load(DemoFolder folder) {
        db.sql("select keep_plan_version(id, 'PUBLISHED', '', null, status_since(plan)) from plan where municipality_id = :municipality and published")
                .param("municipality", folder.municipality()).query(Integer.class).list();
    }
}
