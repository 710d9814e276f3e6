package org.byggbar.support;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What axe finds on a page as it stands: WCAG 2.2 AA and good practice. */
public final class Axe {

    private static final String SCRIPT = script();
    /** The size of targets (WCAG 2.2) is a rule that axe leaves off unless it is named. */
    private static final String RULES = """
            async () => (await axe.run(document, {
              resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } },
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            })).violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
              `${id}: ${target.join(' ')} (${[...any, ...all, ...none].map(({ message }) => message).join('; ')})`))
            """;

    private Axe() {}

    /** One line for each barrier. */
    @SuppressWarnings("unchecked")
    public static List<String> barriers(Page page) {
        if (!(Boolean) page.evaluate("typeof axe === 'object'")) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate(RULES);
    }

    private static String script() {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:META-INF/resources/webjars/axe-core/**/axe.min.js")[0]
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
