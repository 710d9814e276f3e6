package org.byggbar.basemap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.byggbar.changes.ChangesRead;
import org.byggbar.municipality.Basemap;
import org.byggbar.platform.ImageSources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The hosts of each municipality's basemaps, for the content security policy of its pages. Kept in memory and read anew
 * when the change feed tells of a municipality, so a host added through one node is allowed by all within a second.
 */
@Component
class ImageHosts implements ImageSources {

    private static final Logger log = LoggerFactory.getLogger(ImageHosts.class);

    private final JdbcClient db;
    private volatile Map<String, Set<String>> byMunicipality = Map.of();

    ImageHosts(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Set<String> of(HttpServletRequest request) {
        String path = request.getRequestURI();
        int end = path.indexOf('/', 1);
        return byMunicipality.getOrDefault(end < 0 ? "" : path.substring(1, end), Set.of());
    }

    /** The feed's listening has begun by then, so no change falls between the two. */
    @EventListener(ApplicationReadyEvent.class)
    synchronized void readAnew() {
        Map<String, Set<String>> hosts = new HashMap<>();
        db.sql("select municipality_id, kind, address from basemap where kind <> 'PMTILES'").query(row -> {
            TileTemplate template = new TileTemplate(row.getString("address"), Basemap.Kind.valueOf(row.getString("kind")));
            hosts.computeIfAbsent(row.getString("municipality_id"), id -> new HashSet<>()).addAll(template.sources());
        });
        byMunicipality = Map.copyOf(hosts);
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ChangesRead read) {
        if (read.changes().stream().anyMatch(change -> change.layer().equals("municipality"))) {
            try {
                readAnew();
            } catch (DataAccessException e) {
                log.warn("the hosts of basemaps could not be read, those known stay allowed: {}", e.getMessage());
            }
        }
    }
}
