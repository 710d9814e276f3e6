package org.byggbar.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Repository;

/** Finds accounts for sign-in. */
@Repository
class Accounts implements UserDetailsService {

    private final JdbcClient db;

    Accounts(JdbcClient db) {
        this.db = db;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return db.sql("""
                select username, password_hash, display_name, role, municipality_id, enabled from account where username = :username
                """).param("username", username)
                .query((row, n) -> new SignedIn(row.getString("username"), row.getString("password_hash"), row.getString("display_name"),
                        Role.valueOf(row.getString("role")), row.getString("municipality_id"), row.getBoolean("enabled")))
                .optional().orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }
}
