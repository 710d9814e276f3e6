package org.byggbar.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.byggbar.platform.ClientAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Failed sign-ins of the last quarter of an hour, counted per name and per address. */
@Repository
class LoginAttempts {

    static final int PER_NAME = 8;
    static final int PER_ADDRESS = 40;
    static final int WINDOW_MINUTES = 15;

    private final JdbcClient db;
    private final ClientAddress addresses;

    LoginAttempts(JdbcClient db, ClientAddress addresses) {
        this.db = db;
        this.addresses = addresses;
    }

    void record(String username, HttpServletRequest request) {
        db.sql("insert into login_attempt (username, address) values (:username, :address)")
                .param("username", shortened(username)).param("address", addresses.of(request)).update();
        db.sql("delete from login_attempt where at < now() - interval '1 day'").update();
    }

    void forget(String username) {
        db.sql("delete from login_attempt where username = :username").param("username", shortened(username)).update();
    }

    /** @return seconds to wait before the next try, 0 when there is nothing to wait for */
    long secondsToWait(String username, HttpServletRequest request) {
        return db.sql("""
                select greatest(0, coalesce(ceil(extract(epoch from min(at) + make_interval(mins => :window) - now())), 0))
                from (select at, row_number() over (order by at desc) as n, 1 as per_name
                      from login_attempt where username = :username and at > now() - make_interval(mins => :window)
                      union all
                      select at, row_number() over (order by at desc), 0
                      from login_attempt where address = :address and at > now() - make_interval(mins => :window)) attempt
                where per_name = 1 and n = :perName or per_name = 0 and n = :perAddress
                """)
                .param("username", shortened(username)).param("address", addresses.of(request)).param("window", WINDOW_MINUTES)
                .param("perName", PER_NAME).param("perAddress", PER_ADDRESS).query(Long.class).single();
    }

    private static String shortened(String username) {
        String clean = username == null ? "" : username.replace("\0", "");
        return clean.length() > 100 ? clean.substring(0, 100) : clean;
    }
}
