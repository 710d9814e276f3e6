package org.byggbar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementLogTest {

    private static final String LOG = """
            2026-01-02 03:04:05.678 UTC [12] LOG:  statement: select 1
            2026-01-02 03:04:05.679 UTC [12] LOG:  execute S_3: -- why it is so
            \tselect st_asmvt(q) from (
            \tselect id from zone where z = $1 and x = $2 and name = $11 and slug = $3) q
            2026-01-02 03:04:05.679 UTC [12] DETAIL:  parameters: $1 = '8', $2 = '137', $3 = NULL, $4 = '', $5 = '', $6 = '', $7 = '', $8 = '', $9 = '', $10 = '', $11 = 'it''s 10:00'
            2026-01-02 03:04:05.680 UTC [13] LOG:  execute <unnamed>: COMMIT
            """;

    @Test
    void statementsComeWithTheirOwnValues() {
        List<StatementLog.Statement> statements = StatementLog.read(LOG);
        assertThat(statements).hasSize(2);
        assertThat(statements.get(0).with(Map.of("'8'", "z", "'137'", "x"))).isEqualTo(
                "select st_asmvt(q) from ( select id from zone where z = :z and x = :x and name = e'it''s 10\\x3a00' and slug = NULL) q");
        assertThat(statements.get(1).sql()).isEqualTo("COMMIT");
    }
}
