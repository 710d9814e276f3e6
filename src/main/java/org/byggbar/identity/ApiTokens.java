package org.byggbar.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.byggbar.identity.ApiToken.Scope;
import org.byggbar.platform.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and revokes tokens, and finds whom one belongs to. */
@Repository
class ApiTokens {

    /** More than anybody needs: a script that makes tokens in a loop meets this before it fills the table. */
    static final int MAX_PER_ACCOUNT = 50;

    /** A token that counts, and the account it stands for with the rights that account has now. */
    record Holder(SignedIn account, Scope scope) {}

    /** A new token with the only copy of its secret there will ever be. */
    record Issued(ApiToken token, String text) {}

    private static final String LIVE = "t.revoked_at is null and t.expires_at > now() ";
    private static final String COLUMNS = "t.id, t.label, t.scope, t.created_at, t.expires_at, t.last_used_on ";

    private final JdbcClient db;

    ApiTokens(JdbcClient db) {
        this.db = db;
    }

    /** @throws ProblemException 409 {@code token.too_many} */
    @Transactional
    Issued issue(String username, String label, Scope scope, int days) {
        long account = db.sql("select id from account where username = :username for update").param("username", username).query(Long.class).single();
        if (list(username).size() >= MAX_PER_ACCOUNT) {
            throw ProblemException.conflict("token.too_many").with("limit", MAX_PER_ACCOUNT);
        }
        String secret = TokenSecret.random();
        ApiToken token = db.sql("""
                insert into api_token as t (account_id, label, scope, secret_hash, expires_at)
                values (:account, :label, :scope, :hash, now() + make_interval(days => :days)) returning
                """ + COLUMNS).param("account", account).param("label", label).param("scope", scope.name())
                .param("hash", TokenSecret.hash(secret)).param("days", days).query((row, n) -> token(row)).single();
        return new Issued(token, new TokenSecret(token.id(), secret).toString());
    }

    /** The account's tokens that still count, the newest first. */
    List<ApiToken> list(String username) {
        return db.sql("select " + COLUMNS + "from api_token t join account a on a.id = t.account_id where a.username = :username and "
                + LIVE + "order by t.id desc").param("username", username).query((row, n) -> token(row)).list();
    }

    /** @throws ProblemException 404 when the account has no such token that still counts */
    void revoke(String username, long id) {
        int revoked = db.sql("update api_token t set revoked_at = now() from account a where a.id = t.account_id and a.username = :username "
                + "and t.id = :id and " + LIVE).param("username", username).param("id", id).update();
        if (revoked == 0) {
            throw ProblemException.notFound();
        }
    }

    /** Empty unless the token is known, live, and its account enabled. Notes the day. */
    Optional<Holder> holder(TokenSecret token) {
        return db.sql("""
                select t.secret_hash, t.scope, t.last_used_on = (now() at time zone 'UTC')::date as used_today,
                       a.username, a.display_name, a.role, a.municipality_id, a.enabled
                from api_token t join account a on a.id = t.account_id and a.enabled where t.id = :id and
                """ + " " + LIVE).param("id", token.id()).query((row, n) -> held(row, token)).optional().flatMap(holder -> holder);
    }

    private Optional<Holder> held(ResultSet row, TokenSecret token) throws SQLException {
        if (!token.hashesTo(row.getBytes("secret_hash"))) {
            return Optional.empty();
        }
        if (!row.getBoolean("used_today")) {
            db.sql("update api_token set last_used_on = (now() at time zone 'UTC')::date where id = :id").param("id", token.id()).update();
        }
        return Optional.of(new Holder(new SignedIn(row.getString("username"), "", row.getString("display_name"),
                Role.valueOf(row.getString("role")), row.getString("municipality_id"), row.getBoolean("enabled")), Scope.valueOf(row.getString("scope"))));
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(row.getLong("id"), row.getString("label"), Scope.valueOf(row.getString("scope")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_on", LocalDate.class));
    }
}
