package org.byggbar.zoning;

import org.byggbar.platform.CodeLists;
import org.byggbar.platform.CodeLists.Code;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what views ask about a kind of plan equal to the code list. */
@Component
@Order(10)
class PlanKindCodes implements ApplicationRunner {

    private final JdbcClient db;
    private final CodeLists codeLists;

    PlanKindCodes(JdbcClient db, CodeLists codeLists) {
        this.db = db;
        this.codeLists = codeLists;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var kinds = codeLists.list("plan_kind").values();
        db.sql("""
                insert into plan_kind (code, land_use_colours) select * from unnest(:codes::text[], :colours::text[])
                on conflict (code) do update set land_use_colours = excluded.land_use_colours
                """)
                .param("codes", kinds.stream().map(Code::code).toArray(String[]::new))
                .param("colours", kinds.stream().map(kind -> kind.value("land_use_colours").orElseThrow()).toArray(String[]::new))
                .update();
    }
}
