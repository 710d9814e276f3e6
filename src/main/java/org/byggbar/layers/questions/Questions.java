package org.byggbar.layers.questions;

import java.util.Map;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.StorageCrs;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Asks the database, one statement a question, on the pool for analyses. Places are found in the storage CRS by index;
 * distances and areas are plane ones in the planning CRS of each feature's municipality, as {@code area_m2} is.
 */
@Repository
class Questions {

    private final JdbcClient db;
    private final QuestionSql sql;

    Questions(@Qualifier("analysisDb") JdbcClient db, StorageCrs storage) {
        this.db = db;
        this.sql = new QuestionSql(storage.srid());
    }

    void at(Question question, Place place, Answer answer) {
        ask(QuestionSql.Kind.AT, question, with(question, place), answer);
    }

    void within(Question question, Place place, double metres, Answer answer) {
        Map<String, Object> params = with(question, place);
        params.put("metres", metres);
        ask(QuestionSql.Kind.WITHIN, question, params, answer);
    }

    void nearest(Question question, Place place, Answer answer) {
        Map<String, Object> params = with(question, place);
        params.put("rows", question.limit());
        ask(QuestionSql.Kind.NEAREST, question, params, answer);
    }

    void overlaps(Question question, Geometry area, Answer answer) {
        Map<String, Object> params = question.params();
        params.put("area", Ewkb.of(area));
        ask(QuestionSql.Kind.OVERLAPS, question, params, answer);
    }

    private static Map<String, Object> with(Question question, Place place) {
        Map<String, Object> params = question.params();
        params.put("east", place.east());
        params.put("north", place.north());
        return params;
    }

    private void ask(QuestionSql.Kind kind, Question question, Map<String, Object> params, Answer answer) {
        db.sql(sql.of(kind, question.layers(), question.condition())).params(params).query(answer);
    }
}
