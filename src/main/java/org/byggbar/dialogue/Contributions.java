package org.byggbar.dialogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.byggbar.geo.Ewkb;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contributions in the database. */
@Repository
class Contributions {

    private static final String SELECT = """
            select c.id, c.version, c.municipality_id, c.plan_id, p.name as plan_name, c.kind, c.text, c.public_text, c.public_name,
                   contact.email, contact.phone, c.status, c.rejection_reason, c.answer, c.channel, c.language,
                   c.received_at, c.updated_at, c.suspicions, st_asbinary(c.geom) as wkb
            from contribution c join plan p on p.id = c.plan_id
            left join contribution_contact contact on contact.contribution_id = c.id
            """;

    private final JdbcClient db;

    Contributions(JdbcClient db) {
        this.db = db;
    }

    boolean existsWithSameWords(long plan, String text) {
        return db.sql("""
                select exists (select from contribution where plan_id = :plan
                               and text_digest = md5(lower(regexp_replace(:text, '\\s+', ' ', 'g'))))
                """).param("plan", plan).param("text", text).query(Boolean.class).single();
    }

    /** @param maskedText what the public reads instead, null when the text needs no masking */
    OffsetDateTime insert(long plan, String municipality, NewContribution sent, String maskedText, ReceiptCode receipt, List<String> suspicions) {
        record Inserted(long id, OffsetDateTime receivedAt) {}
        Inserted inserted = db.sql("""
                insert into contribution (municipality_id, plan_id, receipt_hash, kind, text, masked_text, public_name, language,
                                          suspect, suspicions, geom)
                values (:municipality, :plan, :receipt, :kind, :text, :masked, :name, :language, :suspect, :suspicions, :geom)
                returning id, received_at
                """)
                .param("municipality", municipality).param("plan", plan).param("receipt", receipt.hash())
                .param("kind", sent.kind()).param("text", sent.text()).param("masked", maskedText).param("name", sent.publicName())
                .param("language", sent.language()).param("suspect", !suspicions.isEmpty())
                .param("suspicions", suspicions.toArray(String[]::new)).param("geom", Ewkb.of(sent.geom()))
                .query(Inserted.class).single();
        if (sent.email() != null || sent.phone() != null) {
            db.sql("insert into contribution_contact (contribution_id, email, phone) values (:id, :email, :phone)")
                    .param("id", inserted.id()).param("email", sent.email()).param("phone", sent.phone()).update();
        }
        return inserted.receivedAt();
    }

    Optional<Contribution> find(long id) {
        return db.sql(SELECT + "where c.id = :id").param("id", id).query((row, n) -> read(row)).optional();
    }

    /** Nobody else decides on it until this transaction ends. */
    Optional<Contribution> findForUpdate(long id) {
        db.sql("select from contribution where id = :id for update").param("id", id).query().listOfRows();
        return find(id);
    }

    Optional<Contribution> find(ReceiptCode receipt) {
        return db.sql(SELECT + "where c.receipt_hash = :hash").param("hash", receipt.hash()).query((row, n) -> read(row)).optional();
    }

    /** Published ones, newest first, after the cursor. */
    List<Contribution> published(long plan, PageCursor after, int limit) {
        return db.sql(SELECT + """
                where c.plan_id = :plan and c.status = 'PUBLISHED'
                  and (cast(:id as bigint) is null or (c.received_at, c.id) < (cast(:at as timestamptz), :id))
                order by c.received_at desc, c.id desc limit :limit
                """).param("plan", plan).param("id", after == null ? null : after.id()).param("at", after == null ? null : after.receivedAt())
                .param("limit", limit).query((row, n) -> read(row)).list();
    }

    long countPublished(long plan) {
        return db.sql("select count(*) from contribution where plan_id = :plan and status = 'PUBLISHED'")
                .param("plan", plan).query(Long.class).single();
    }

    /** One status of a municipality, oldest first: who has waited longest is read first. */
    List<Contribution> queue(String municipality, String status, PageCursor after, int limit) {
        return db.sql(SELECT + """
                where c.municipality_id = :municipality and c.status = :status
                  and (cast(:id as bigint) is null or (c.received_at, c.id) > (cast(:at as timestamptz), :id))
                order by c.received_at, c.id limit :limit
                """).param("municipality", municipality).param("status", status)
                .param("id", after == null ? null : after.id()).param("at", after == null ? null : after.receivedAt())
                .param("limit", limit).query((row, n) -> read(row)).list();
    }

    Map<String, Long> countByStatus(String municipality) {
        record Count(String status, long count) {}
        return db.sql("""
                select known.status, count(c.id) as count from unnest(array['HELD', 'PUBLISHED', 'REJECTED']) as known (status)
                left join contribution c on c.status = known.status and c.municipality_id = :municipality
                group by known.status
                """).param("municipality", municipality).query(Count.class).list().stream()
                .collect(Collectors.toMap(Count::status, Count::count));
    }

    void decide(long id, ModerationDecision decision, String actor) {
        db.sql("""
                update contribution
                set status = :status, rejection_reason = :reason, answer = :answer,
                    version = version + 1, updated_at = now(), updated_by = :actor
                where id = :id
                """).param("status", decision.status()).param("reason", decision.rejectionReason()).param("answer", decision.answer())
                .param("actor", actor).param("id", id).update();
    }

    private static Contribution read(ResultSet row) throws SQLException {
        return new Contribution(row.getLong("id"), row.getLong("version"), row.getString("municipality_id"),
                row.getLong("plan_id"), row.getString("plan_name"), row.getString("kind"), row.getString("text"),
                row.getString("public_text"), row.getString("public_name"), row.getString("email"), row.getString("phone"),
                row.getString("status"), row.getString("rejection_reason"), row.getString("answer"), row.getString("channel"),
                row.getString("language"), row.getObject("received_at", OffsetDateTime.class),
                row.getObject("updated_at", OffsetDateTime.class),
                List.of((String[]) row.getArray("suspicions").getArray()), Ewkb.read(row.getBytes("wkb")));
    }
}
