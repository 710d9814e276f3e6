package org.byggbar.identity;

import java.util.List;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.CommandFailure;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds and changes accounts. A changed or disabled account is signed out everywhere at once, and its tokens are revoked. */
@Component
class AccountBook {

    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final Municipalities municipalities;

    AccountBook(JdbcClient db, PasswordEncoder passwords, Municipalities municipalities) {
        this.db = db;
        this.passwords = passwords;
        this.municipalities = municipalities;
    }

    /** @param municipality null for every municipality */
    void add(String username, String displayName, Role role, String municipality, String password) {
        if (municipality != null && municipalities.find(municipality).isEmpty()) {
            throw new CommandFailure("There is no municipality \"" + municipality + "\".");
        }
        try {
            db.sql("""
                    insert into account (username, password_hash, display_name, role, municipality_id)
                    values (:username, :hash, :name, :role, :municipality)
                    """).param("username", username).param("hash", passwords.encode(password)).param("name", displayName)
                    .param("role", role.name()).param("municipality", municipality).update();
        } catch (DataIntegrityViolationException e) {
            throw new CommandFailure("There is an account \"" + username + "\" already, or the name has blanks or fewer than 3 characters.", e);
        }
    }

    @Transactional
    void changePassword(String username, String password) {
        changed(username, db.sql("update account set password_hash = :hash where username = :username")
                .param("hash", passwords.encode(password)).param("username", username).update());
    }

    @Transactional
    void disable(String username) {
        changed(username, db.sql("update account set enabled = false where username = :username").param("username", username).update());
    }

    List<String> list() {
        return db.sql("""
                select format('%s  %s  %s  %s%s', username, lower(role), coalesce(municipality_id, 'every municipality'), display_name,
                              case when enabled then '' else '  (disabled)' end)
                from account order by municipality_id nulls first, username
                """).query(String.class).list();
    }

    private void changed(String username, int rows) {
        if (rows == 0) {
            throw new CommandFailure("There is no account \"" + username + "\".");
        }
        db.sql("delete from spring_session where principal_name = :username").param("username", username).update();
        db.sql("""
                update api_token t set revoked_at = now() from account a
                where a.id = t.account_id and a.username = :username and t.revoked_at is null
                """).param("username", username).update();
    }
}
