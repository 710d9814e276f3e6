package org.byggbar.dialogue;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.byggbar.exchange.DemoFolder;
import org.byggbar.exchange.DemoPart;
import org.byggbar.geo.Ewkb;
import org.byggbar.plans.DemoPlanCodes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people have said about a demo municipality's proposals. */
@Component
class DemoContributions implements DemoPart {

    private final JdbcClient db;
    private final SubmitContribution submit;

    DemoContributions(JdbcClient db, SubmitContribution submit) {
        this.db = db;
        this.submit = submit;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public void load(DemoFolder folder) {
        DemoPlanCodes plans = new DemoPlanCodes(folder);
        folder.features("contributions").forEach(contribution -> db.sql("""
                insert into contribution (municipality_id, plan_id, receipt_hash, kind, text, masked_text, public_name, status, rejection_reason, answer,
                                          channel, language, received_at, geom)
                values (:municipality, (select id from plan where municipality_id = :municipality and code = :plan), :receipt, :kind, :text, :masked,
                        :name, :status, :reason, :answer, :channel, :language, :received, :geom)
                """)
                .param("municipality", folder.municipality()).param("plan", plans.code(contribution.text("plan")))
                .param("receipt", "demo-" + UUID.randomUUID()).param("kind", contribution.text("kind")).param("text", contribution.text("text"))
                .param("masked", submit.masked(contribution.text("text"), contribution.text("language")))
                .param("name", contribution.text("public_name")).param("status", contribution.text("status"))
                .param("reason", contribution.text("rejection_reason")).param("answer", contribution.text("answer"))
                .param("channel", contribution.text("channel")).param("language", contribution.text("language"))
                .param("received", OffsetDateTime.now().minusDays(contribution.integer("days_ago"))).param("geom", Ewkb.of(contribution.geom()))
                .update());
    }
}
