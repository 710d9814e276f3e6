package org.byggbar.plans;

import java.util.Arrays;
import java.util.List;
import org.byggbar.platform.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a plan has to read: its description and documents, as paragraphs for a page. Ask {@link Plans} first who may read them. */
@Component
public class PlanTexts {

    /** A document in a plan's list; {@code kind} is a code of the list {@code document_kind}. */
    public record Document(long id, String title, String kind) {}

    /** A document to read. */
    public record DocumentText(long id, String title, String kind, List<String> paragraphs) {}

    private record Row(long id, String title, String kind, String body) {}

    private final JdbcClient db;

    PlanTexts(JdbcClient db) {
        this.db = db;
    }

    /** The paragraphs of a plan's description, none when it has no description. */
    public List<String> description(long plan) {
        return paragraphs(db.sql("select description from plan where id = :plan").param("plan", plan).query(String.class).single());
    }

    public List<Document> documents(long plan) {
        return db.sql("select id, title, kind from plan_document where plan_id = :plan order by position, id").param("plan", plan)
                .query(Document.class).list();
    }

    /** @throws ProblemException 404 when the plan has no such document */
    public DocumentText document(long plan, long id) {
        Row row = db.sql("select id, title, kind, body from plan_document where plan_id = :plan and id = :id")
                .param("plan", plan).param("id", id).query(Row.class).optional().orElseThrow(ProblemException::notFound);
        return new DocumentText(row.id(), row.title(), row.kind(), paragraphs(row.body()));
    }

    /** Paragraphs are parted by empty lines. */
    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\R\\s*\\R")).map(String::strip).filter(paragraph -> !paragraph.isEmpty()).toList();
    }
}
