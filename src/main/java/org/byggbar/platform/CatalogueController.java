package org.byggbar.platform;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The texts and code lists that pages show. */
@RestController
class CatalogueController {

    private final Messages messages;
    private final CodeLists codeLists;

    CatalogueController(Messages messages, CodeLists codeLists) {
        this.messages = messages;
        this.codeLists = codeLists;
    }

    @Operation(summary = "Every text of a language by key")
    @GetMapping("/i18n/{language}.json")
    Map<String, String> messages(@PathVariable String language) {
        if (!Messages.LANGUAGES.contains(language)) {
            throw ProblemException.notFound();
        }
        return messages.catalogue(language);
    }

    /** Every list, rows in order, names and definitions in the asked language. */
    @Operation(summary = "Every code list with names and definitions in the asked language")
    @GetMapping("/api/codelists")
    Map<String, List<Map<String, String>>> codeLists(Locale locale) {
        String language = Messages.language(locale);
        Map<String, List<Map<String, String>>> answer = new TreeMap<>();
        codeLists.all().forEach((list, codes) -> answer.put(list, codes.values().stream().map(code -> row(code, language)).toList()));
        return answer;
    }

    private static Map<String, String> row(CodeLists.Code code, String language) {
        Map<String, String> row = new TreeMap<>(code.values());
        row.keySet().removeIf(column -> column.startsWith("name_") || column.startsWith("definition_"));
        row.put("name", code.name(language));
        row.put("definition", code.definition(language));
        return row;
    }
}
