package org.byggbar.platform.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Puts the refusal of hopeless waits in front of the connection pool. */
@Component
class DataSourceSettings implements BeanPostProcessor {

    private final ObjectProvider<DatabasePulse> pulse;

    DataSourceSettings(ObjectProvider<DatabasePulse> pulse) {
        this.pulse = pulse;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && !(bean instanceof ImpatientDataSource)
                ? new ImpatientDataSource(pool, pulse.getObject()) : bean;
    }
}
