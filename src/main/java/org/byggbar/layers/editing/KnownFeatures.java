package org.byggbar.layers.editing;

import java.util.Optional;
import org.byggbar.changes.FeatureChange;
import org.byggbar.changes.FeatureChanges;
import org.byggbar.identity.Viewer;
import org.byggbar.layers.Audience;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which features the viewer of the current request may know of, and whose they are. */
@Repository
class KnownFeatures {

    private final JdbcClient db;
    private final FeatureChanges changes;
    private final Writers writers;

    KnownFeatures(JdbcClient db, FeatureChanges changes, Writers writers) {
        this.db = db;
        this.changes = changes;
        this.writers = writers;
    }

    /** The municipality of a feature that the layer shows to the viewer. */
    Optional<String> shown(LayerDefinition layer, long id) {
        Audience audience = Audience.current();
        return db.sql("select municipality_id from " + layer.relation() + " where id = :id and " + audience.condition())
                .param("id", id).param("draftsOf", audience.municipality()).query(String.class).optional();
    }

    /** @throws ProblemException 404, or 410 {@code feature.gone} for one that was deleted */
    String municipality(LayerDefinition layer, long id) {
        return shown(layer, id).orElseThrow(() -> deleted(layer, id)
                .map(last -> new ProblemException(HttpStatus.GONE, "feature.gone")).orElseGet(ProblemException::notFound));
    }

    /** The last change of a feature that is gone and that the viewer could see before. */
    Optional<FeatureChange> deleted(LayerDefinition layer, long id) {
        return changes.last(writers.writtenAs(layer.id()), id).filter(last -> last.operation().equals("DELETE"))
                .filter(last -> last.open() || Viewer.current().maySeeDrafts(last.municipality()));
    }
}
