package org.byggbar.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.byggbar.geo.StorageCrs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Loads the demo municipalities of {@code gis-data/demo} once, into an installation that has none, in one transaction. */
@Component
@Order(20)
class DemoData implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final StorageCrs storage;
    private final List<DemoPart> parts;
    private final boolean wanted;

    DemoData(JdbcClient db, TransactionTemplate transaction, JsonMapper json, StorageCrs storage, List<DemoPart> parts,
            @Value("${byggbar.exchange.demo}") boolean wanted) {
        this.db = db;
        this.transaction = transaction;
        this.json = json;
        this.storage = storage;
        this.parts = parts.stream().sorted(Comparator.comparingInt(DemoPart::order)).toList();
        this.wanted = wanted;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted) {
            transaction.executeWithoutResult(status -> loadOnce());
        }
    }

    private void loadOnce() {
        // Two nodes may start at once: the second waits here and then finds the mark.
        db.sql("select pg_advisory_xact_lock(hashtext('byggbar.demo'))").query((row, n) -> true).list();
        int marked = db.sql("""
                insert into setting (key, value) select 'demo.loaded', to_jsonb(now())
                where not exists (select from municipality) on conflict do nothing
                """).update();
        if (marked == 1) {
            folders().forEach(folder -> parts.forEach(part -> part.load(folder)));
            log.info("loaded the demo municipalities");
        }
    }

    private List<DemoFolder> folders() {
        try {
            Instant now = Instant.now();
            Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:gis-data/demo/*/municipality.geojson");
            return Arrays.stream(found).map(file -> new DemoFolder(file, json, storage, now)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
