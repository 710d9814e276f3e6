package org.byggbar.plans;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The texts that belong to a plan: description, provisions, assessment, reports. They are written as one ordered list,
 * whose documents keep their numbers, so that links to them stay true. Says nothing about who may write.
 */
@Component
class PlanDocuments {

    private static final int MAX_DOCUMENTS = 100;
    private static final int MAX_BODY = 200_000;

    /** @param id of a document that is there already, null for a new one; {@code body} is plain text, paragraphs parted by empty lines */
    record Draft(Long id, String title, String kind, String body) {}

    private final JdbcClient db;
    private final CodeLists codes;

    PlanDocuments(JdbcClient db, CodeLists codes) {
        this.db = db;
        this.codes = codes;
    }

    /** @throws ProblemException 422 with every fault found */
    List<Draft> read(long plan, JsonNode json) {
        List<Long> present = ids(plan);
        JsonFields fields = new JsonFields(json);
        List<Draft> drafts = fields.objects("documents", MAX_DOCUMENTS, document -> draft(document, present));
        fields.done();
        return drafts.stream().filter(Objects::nonNull).toList();
    }

    /** @throws ProblemException 409 {@code plan.document_published} when a list for a public plan changes or leaves out what people have read */
    void requireOnlyAdditions(long plan, List<Draft> drafts) {
        List<Draft> present = db.sql("select id, title, kind, body from plan_document where plan_id = :plan order by position, id")
                .param("plan", plan).query(Draft.class).list();
        present.stream().filter(document -> !drafts.contains(document)).findFirst().ifPresent(changed -> {
            throw ProblemException.conflict("plan.document_published").with("title", changed.title());
        });
    }

    /** Documents left out of the list are gone. */
    void replace(long plan, List<Draft> drafts) {
        List<Long> kept = drafts.stream().map(Draft::id).filter(Objects::nonNull).toList();
        db.sql("delete from plan_document where plan_id = :plan and id <> all (:kept)")
                .param("plan", plan).param("kept", kept.toArray(Long[]::new)).update();
        for (int position = 0; position < drafts.size(); position++) {
            write(plan, position, drafts.get(position));
        }
    }

    private void write(long plan, int position, Draft draft) {
        String sql = draft.id() == null
                ? "insert into plan_document (plan_id, position, title, kind, body) values (:plan, :position, :title, :kind, :body)"
                : "update plan_document set position = :position, title = :title, kind = :kind, body = :body where plan_id = :plan and id = :id";
        db.sql(sql).param("plan", plan).param("position", position).param("id", draft.id(), java.sql.Types.BIGINT)
                .param("title", draft.title()).param("kind", draft.kind()).param("body", draft.body()).update();
    }

    private Draft draft(JsonFields fields, List<Long> present) {
        Integer id = fields.optionalInteger("id", 1, Integer.MAX_VALUE);
        if (id != null && !present.contains(id.longValue())) {
            fields.fault("id", "field.unknown_code", Map.of("actual", id));
        }
        return new Draft(id == null ? null : id.longValue(), fields.text("title", 1, 200),
                fields.code("kind", code -> codes.find("document_kind", code).isPresent()), fields.text("body", 1, MAX_BODY));
    }

    private List<Long> ids(long plan) {
        return db.sql("select id from plan_document where plan_id = :plan").param("plan", plan).query(Long.class).list();
    }
}
