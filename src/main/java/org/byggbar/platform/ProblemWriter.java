package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem from a filter, where no controller advice reaches. */
@Component
public class ProblemWriter {

    private final Problems problems;
    private final LocaleResolver language;
    private final JsonMapper json;

    ProblemWriter(Problems problems, LocaleResolver language, JsonMapper json) {
        this.problems = problems;
        this.language = language;
        this.json = json;
    }

    public void write(ProblemException problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Problems.headers(problem).forEach((name, values) -> response.setHeader(name, values.get(0)));
        response.getOutputStream().write(json.writeValueAsBytes(
                problems.body(problem, request.getRequestURI(), language.resolveLocale(request))));
    }
}
