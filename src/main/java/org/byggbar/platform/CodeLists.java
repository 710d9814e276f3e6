package org.byggbar.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The code lists of {@code gis-data/codelists}: codes with official names, definitions, colours and rules. They are
 * data: nothing here knows what a list means.
 */
@Component
public class CodeLists {

    /** One row of a list; {@code values} holds every column by its header, empty cells left out. */
    public record Code(String code, Map<String, String> values) {

        public String name(String language) {
            return values.getOrDefault("name_" + language, code);
        }

        public String definition(String language) {
            return values.getOrDefault("definition_" + language, "");
        }

        public Optional<String> value(String column) {
            return Optional.ofNullable(values.get(column));
        }
    }

    private final Map<String, Map<String, Code>> lists = new TreeMap<>();

    public CodeLists() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:gis-data/codelists/*.csv")) {
                lists.put(file.getFilename().replace(".csv", ""), read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, Map<String, Code>> all() {
        return lists;
    }

    /** The rows of a list in their order; empty when there is no such list. */
    public Map<String, Code> list(String list) {
        return lists.getOrDefault(list, Map.of());
    }

    public Optional<Code> find(String list, String code) {
        return Optional.ofNullable(list(list).get(code));
    }

    private static Map<String, Code> read(Resource file) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> header = cells(lines.readLine());
            Map<String, Code> codes = new LinkedHashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    Code code = row(header, cells(line));
                    codes.put(code.code(), code);
                }
            }
            return codes;
        }
    }

    private static Code row(List<String> header, List<String> cells) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            if (!cells.get(i).isEmpty()) {
                values.put(header.get(i), cells.get(i));
            }
        }
        return new Code(cells.get(0), values);
    }

    /** One CSV record of RFC 4180 that stays on one line. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
