package org.byggbar.support;

import java.util.Map;
import org.byggbar.platform.database.TestCluster;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a test's server at a database of its own. */
class ScratchDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("scratch-database", Map.of(
                "spring.jpa.hibernate.ddl-auto", "validate",
                "byggbar.data", TestCluster.folder().toString(),
                "spring.datasource.url", TestDatabase.create(),
                "spring.datasource.username", TestDatabase.user(),
                "spring.datasource.password", TestDatabase.password())));
    }
}
