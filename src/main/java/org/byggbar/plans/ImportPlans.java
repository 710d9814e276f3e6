package org.byggbar.plans;

import java.util.Optional;
import org.byggbar.municipality.Municipality;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The plans that imported features go into. */
@Component
public class ImportPlans {

    private final JdbcClient db;

    ImportPlans(JdbcClient db) {
        this.db = db;
    }

    /** A plan that features may be put into. */
    public record Target(long id, boolean published) {}

    public Optional<Target> find(Municipality municipality, String code) {
        return db.sql("select id, published from plan where municipality_id = :municipality and code = :code")
                .param("municipality", municipality.id()).param("code", code).query(Target.class).optional();
    }

    /** A draft that only planners see, named after the file. */
    public long newDraft(Municipality municipality, String fileName) {
        return db.sql("""
                insert into plan (municipality_id, code, name, kind, status, language, updated_by)
                select :municipality, :code || '-import-' || (select count(*) + 1 from plan where municipality_id = :municipality),
                       left(:name, 200), :kind, 'DRAFT', :language, 'import'
                returning id
                """).param("municipality", municipality.id()).param("code", municipality.code()).param("name", fileName)
                .param("kind", municipality.country().equals("NO") ? "NO_KDP" : "SE_FOP")
                .param("language", municipality.defaultLanguage()).query(Long.class).single();
    }
}
