package org.byggbar.exchange;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by {@code COPY … FROM STDIN}, PostgreSQL's text format. */
final class CopyRows {

    private final CopyIn copy;

    /** @param table and columns are names from our own code, never from a file */
    CopyRows(PGConnection connection, String table, List<String> columns) throws SQLException {
        copy = connection.getCopyAPI().copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin");
    }

    static void append(StringBuilder rows, List<Object> values, String geometryHex) {
        for (Object value : values) {
            appendValue(rows, value);
            rows.append('\t');
        }
        rows.append(geometryHex).append('\n');
    }

    private static void appendValue(StringBuilder rows, Object value) {
        if (value == null) {
            rows.append("\\N");
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                case '\t' -> rows.append("\\t");
                default -> rows.append(c);
            }
        }
    }

    void write(CharSequence rows) throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    void finish() throws SQLException {
        copy.endCopy();
    }

    void cancel() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            // The transaction is rolled back anyway; the first fault is the one to report.
            return;
        }
    }
}
