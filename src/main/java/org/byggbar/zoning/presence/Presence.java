package org.byggbar.zoning.presence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.byggbar.changes.Announcements;
import org.byggbar.identity.Viewer;
import org.byggbar.platform.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leases on plans: a planner who has one open says so again and again, and one who stops saying so is gone after a minute. */
@Component
class Presence {

    static final Duration LEASE = Duration.ofSeconds(60);

    private static final String EVENT = "presence";
    private static final String ENTER = Sql.beside(Presence.class, "enter-plan");

    /** Somebody else at the same plan. @param zone the one that is open, null for none */
    @Schema(name = "Colleague")
    record Colleague(String name, @Schema(nullable = true) Long zone, Instant since) {}

    private record Lease(Instant since, boolean changed) {}

    private final JdbcClient db;
    private final Announcements announcements;

    Presence(JdbcClient db, Announcements announcements) {
        this.db = db;
        this.announcements = announcements;
    }

    /** Begins or renews the viewer's lease; the other planners are told when it is new or about another zone. @return who else is there */
    @Transactional
    public List<Colleague> enter(long plan, String municipality, Long zone) {
        Viewer viewer = Viewer.current();
        Lease lease = db.sql(ENTER).param("plan", plan).param("username", viewer.username()).param("name", viewer.displayName())
                .param("zone", zone, Types.BIGINT).param("seconds", LEASE.toSeconds())
                .query((row, n) -> new Lease(row.getTimestamp("since").toInstant(), row.getBoolean("changed"))).single();
        if (lease.changed()) {
            tell(municipality, plan, zone, lease.since(), true);
        }
        return others(plan, viewer.username());
    }

    /** Ends the viewer's lease. */
    @Transactional
    public void leave(long plan, String municipality) {
        int ended = db.sql("delete from presence where plan_id = :plan and username = :username")
                .param("plan", plan).param("username", Viewer.current().username()).update();
        if (ended > 0) {
            tell(municipality, plan, null, Instant.now(), false);
        }
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetThoseWhoLeft() {
        db.sql("delete from presence where expires_at < now()").update();
    }

    private List<Colleague> others(long plan, String username) {
        return db.sql("select name, zone_id, since from presence where plan_id = :plan and username <> :username and expires_at > now() order by name, username")
                .param("plan", plan).param("username", username)
                .query((row, n) -> new Colleague(row.getString("name"), row.getObject("zone_id", Long.class), row.getTimestamp("since").toInstant())).list();
    }

    private void tell(String municipality, long plan, Long zone, Instant since, boolean here) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("planId", plan);
        data.put("name", Viewer.current().displayName());
        data.put("zone", zone);
        data.put("since", since.toString());
        data.put("here", here);
        announcements.tellPlanners(municipality, EVENT, data);
    }
}
