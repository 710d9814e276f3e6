package org.byggbar.platform;

import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Migrates the database, but leaves one alone that a newer Byggbar has written: its rules are not known here. */
@Component
class MigrateUnlessNewer implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        unknownVersion(flyway).ifPresent(version -> {
            throw new CommandFailure("The database was written by a newer Byggbar (migration " + version
                    + " is not known here): start that version, or choose another data folder with --data DIR.");
        });
        flyway.migrate();
    }

    private static Optional<String> unknownVersion(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.isVersioned() && migration.getState().isApplied()
                        && !migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .map(Object::toString)
                .reduce((older, newer) -> newer);
    }
}
