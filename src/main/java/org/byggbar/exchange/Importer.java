package org.byggbar.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.byggbar.geo.GeometryCheck;
import org.byggbar.geo.Projections;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.Messages;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports a file of any length in bounded memory: features are read in chunks, checked by two threads and sent to the
 * table by COPY while the next chunks are read, all in one transaction.
 */
@Component
public class Importer {

    private static final int CHUNK = 250;
    private static final int CHUNKS_IN_FLIGHT = 6;
    private static final Pattern CONSTRAINT = Pattern.compile("constraint \"(\\w+)\"");
    private static final Pattern COPY_LINE = Pattern.compile("COPY \\w+, line (\\d+)");

    private final List<ImportTarget> targets;
    private final DataSource database;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final StorageCrs storage;
    private final GeometryCheck check;
    private final Messages messages;

    Importer(List<ImportTarget> targets, DataSource database, TransactionTemplate transaction, JsonMapper json, StorageCrs storage,
            GeometryCheck check, Messages messages) {
        this.targets = targets;
        this.database = database;
        this.transaction = transaction;
        this.json = json;
        this.storage = storage;
        this.check = check;
        this.messages = messages;
    }

    /**
     * Carries out an order, all or nothing unless it says to skip the refused features.
     *
     * @throws UnreadableFile with a sentence when the file or the order makes no sense
     */
    public ImportReport run(ImportOrder order, ImportProgress progress) {
        ImportTarget target = targets.stream().filter(t -> t.layer().equals(order.layer())).findFirst()
                .orElseThrow(() -> new UnreadableFile("There is no layer \"" + order.layer() + "\" to import into; known: "
                        + String.join(", ", targets.stream().map(ImportTarget::layer).sorted().toList()) + "."));
        int srid = srid(order);
        AttributeMapping mapping = new AttributeMapping(json, target.fields(), order.mapping());
        return transaction.execute(status -> {
            ImportTarget.Table table = target.open(order);
            ImportReport report = new ImportReport();
            copy(order, new FeatureReader(table, mapping, srid, storage, check, messages), table, report, progress);
            boolean save = !order.dryRun() && report.accepted() > 0 && (report.refused() == 0 || order.skipInvalid());
            if (!save) {
                status.setRollbackOnly();
            }
            report.finish(save, table.address());
            return report;
        });
    }

    private int srid(ImportOrder order) {
        try {
            int srid = order.forcedCrs().isPresent() ? order.forcedCrs().getAsInt()
                    : FeatureFile.declaredCrs(json, () -> Files.newInputStream(order.file())).orElse(Projections.WGS84);
            if (!Projections.isSupported(srid)) {
                throw new UnreadableFile("The coordinate system EPSG:" + srid + " is not supported.");
            }
            return srid;
        } catch (IOException e) {
            throw unreadable(order.file());
        }
    }

    private void copy(ImportOrder order, FeatureReader reader, ImportTarget.Table table, ImportReport report, ImportProgress progress) {
        Connection connection = DataSourceUtils.getConnection(database);
        ExecutorService checkers = Executors.newFixedThreadPool(2);
        CopyRows copy = null;
        try (FeatureFile file = new FeatureFile(json, () -> progress.watch(order.file()))) {
            // A big file is one long statement: the limit for people's requests does not hold for it.
            try (var statement = connection.createStatement()) {
                statement.execute("set local statement_timeout = 0");
            }
            List<String> columns = new ArrayList<>(table.columns());
            columns.add("geom");
            copy = new CopyRows(connection.unwrap(PGConnection.class), table.name(), columns);
            Deque<Future<FeatureReader.Chunk>> inFlight = new ArrayDeque<>();
            while (file.hasNext() || !inFlight.isEmpty()) {
                if (file.hasNext() && inFlight.size() < CHUNKS_IN_FLIGHT) {
                    List<SourceFeature> features = take(file);
                    inFlight.add(checkers.submit(() -> reader.read(features)));
                } else {
                    FeatureReader.Chunk chunk = inFlight.poll().get();
                    report.count(chunk.features(), chunk.refusals());
                    if (chunk.rows().length() > 0) {
                        copy.write(chunk.rows());
                    }
                    progress.show(report.read(), report.refused());
                }
            }
            if (file.crsComesLate() && order.forcedCrs().isEmpty()) {
                throw new UnreadableFile("Its coordinate system stands after its features; say which it is with --crs EPSG:n.");
            }
            copy.finish();
        } catch (SQLException e) {
            throw refusedByDatabase(e);
        } catch (IOException e) {
            throw unreadable(order.file());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableFile("The import was interrupted; nothing was saved.");
        } finally {
            checkers.shutdownNow();
            if (copy != null) {
                copy.cancel();
            }
            DataSourceUtils.releaseConnection(connection, database);
            progress.end();
        }
    }

    private static List<SourceFeature> take(FeatureFile file) {
        List<SourceFeature> features = new ArrayList<>(CHUNK);
        while (features.size() < CHUNK && file.hasNext()) {
            features.add(file.next());
        }
        return features;
    }

    private static UnreadableFile refusedByDatabase(SQLException e) {
        String message = String.valueOf(e.getMessage());
        Matcher constraint = CONSTRAINT.matcher(message);
        String where = e instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
                ? String.valueOf(postgres.getServerErrorMessage().getWhere()) : "";
        Matcher line = COPY_LINE.matcher(where);
        return new UnreadableFile("The database refused " + (line.find() ? "accepted feature " + line.group(1) : "a feature")
                + (constraint.find() ? " by its rule " + constraint.group(1) : "") + "; nothing was saved.");
    }

    private static UnreadableFile unreadable(Path file) {
        return new UnreadableFile("The file " + file + " can't be read.");
    }
}
