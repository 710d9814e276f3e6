package org.byggbar.layers.tiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * How many tiles one caller may have made in a minute. It shields this node's database, so it is counted on this node
 * and costs no query; tiles already made are always served.
 */
@Component
class MissBudget {

    static final int PER_MINUTE = 6_000;

    private final Cache<String, AtomicInteger> spent = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1)).maximumSize(50_000).build();

    /** @throws ProblemException 429 {@code rate.limited} */
    void spend(String caller) {
        if (spent.get(caller, key -> new AtomicInteger()).incrementAndGet() > PER_MINUTE) {
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "rate.limited").with("retryAfter", 60);
        }
    }
}
