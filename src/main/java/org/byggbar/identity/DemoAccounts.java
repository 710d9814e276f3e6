package org.byggbar.identity;

import java.util.Locale;
import org.byggbar.exchange.DemoFolder;
import org.byggbar.exchange.DemoPart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** One account per role in each demo municipality, and one administrator of all. */
@Component
class DemoAccounts implements DemoPart {

    static final String PASSWORD = "byggbar-demo";

    private final JdbcClient db;
    private final PasswordEncoder passwords;

    DemoAccounts(JdbcClient db, PasswordEncoder passwords) {
        this.db = db;
        this.passwords = passwords;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void load(DemoFolder folder) {
        String municipality = folder.municipality();
        String name = folder.features("municipality").get(0).text("name");
        String hash = passwords.encode(PASSWORD);
        for (Role role : Role.values()) {
            if (role != Role.ADMINISTRATOR) {
                String word = role.name().toLowerCase(Locale.ROOT);
                add(word + "@" + municipality, Character.toUpperCase(word.charAt(0)) + word.substring(1) + " " + name, role, municipality, hash);
            }
        }
        add("admin@byggbar", "Administrator", Role.ADMINISTRATOR, null, hash);
    }

    private void add(String username, String displayName, Role role, String municipality, String hash) {
        db.sql("""
                insert into account (username, password_hash, display_name, role, municipality_id)
                values (:username, :hash, :name, :role, :municipality) on conflict (username) do nothing
                """).param("username", username).param("hash", hash).param("name", displayName).param("role", role.name())
                .param("municipality", municipality).update();
    }
}
