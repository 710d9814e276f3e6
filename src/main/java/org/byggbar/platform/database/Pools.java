package org.byggbar.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Sessions and edits have the primary pool, tiles and analyses one each, so that neither a flood of tiles nor a hundred
 * overlap questions can keep somebody from saving. Both read only. Their clients are asked for by name:
 * {@code @Qualifier("tilesDb") JdbcClient}, {@code @Qualifier("analysisDb") JdbcClient}; whoever reads analyses row by
 * row needs a transaction of {@code @Qualifier("analysisTransactions") PlatformTransactionManager}.
 */
@Configuration(proxyBeanMethods = false)
class Pools {

    private static final String READING = "-c default_transaction_read_only=on -c jit=off -c max_parallel_workers_per_gather=0"
            + " -c statement_timeout=5s";

    /**
     * The same few statements again and again, each for another place: a plan made once suits them all, and planning
     * costs as much as a small tile does. Four are two cores' work while two others travel.
     */
    @Bean
    Bulkhead tilesBulkhead(JdbcConnectionDetails database, MeterRegistry meters, DatabasePulse pulse) {
        HikariConfig config = config("tiles", database, meters);
        config.setMaximumPoolSize(4);
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("options", READING + " -c plan_cache_mode=force_generic_plan");
        return new Bulkhead(config, 32, pulse);
    }

    @Bean
    Bulkhead analysisBulkhead(JdbcConnectionDetails database, MeterRegistry meters, DatabasePulse pulse) {
        HikariConfig config = config("analysis", database, meters);
        config.setMaximumPoolSize(2);
        config.addDataSourceProperty("options", READING);
        return new Bulkhead(config, 8, pulse);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("tilesDb")
    JdbcClient tilesDb(@Qualifier("tilesBulkhead") Bulkhead tiles) {
        return JdbcClient.create(tiles.dataSource());
    }

    @Bean(defaultCandidate = false)
    @Qualifier("analysisDb")
    JdbcClient analysisDb(@Qualifier("analysisBulkhead") Bulkhead analysis) {
        return JdbcClient.create(analysis.dataSource());
    }

    @Bean(defaultCandidate = false)
    @Qualifier("analysisTransactions")
    JdbcTransactionManager analysisTransactions(@Qualifier("analysisBulkhead") Bulkhead analysis) {
        return new JdbcTransactionManager(analysis.dataSource());
    }

    /** A database that is away at the start is no reason to fail here: the primary pool's refusal says it better. */
    private static HikariConfig config(String name, JdbcConnectionDetails database, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "byggbar-" + name);
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        return config;
    }
}
