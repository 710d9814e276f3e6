package org.byggbar.zoning;

import org.byggbar.platform.CodeLists;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the table that zones refer to equal to the land use code list; a code once used is never removed. */
@Component
@Order(10)
class LandUseCodes implements ApplicationRunner {

    private final JdbcClient db;
    private final CodeLists codeLists;

    LandUseCodes(JdbcClient db, CodeLists codeLists) {
        this.db = db;
        this.codeLists = codeLists;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var codes = codeLists.list("land_use").values();
        db.sql("""
                insert into land_use (code, system) select * from unnest(:codes::text[], :systems::text[])
                on conflict (code) do update set system = excluded.system where land_use.system <> excluded.system
                """)
                .param("codes", codes.stream().map(CodeLists.Code::code).toArray(String[]::new))
                .param("systems", codes.stream().map(code -> code.value("system").orElseThrow()).toArray(String[]::new))
                .update();
    }
}
