package org.byggbar.platform;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Once an hour forgets what has run out. Every node may do it: deleting twice is deleting once. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Housekeeping {

    private final JdbcClient db;

    Housekeeping(JdbcClient db) {
        this.db = db;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetWholeBudgets() {
        db.sql("delete from rate_limit where full_at < now()").update();
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOldAnswers() {
        db.sql("delete from idempotency_key where created_at < now() - interval '48 hours'").update();
    }
}
