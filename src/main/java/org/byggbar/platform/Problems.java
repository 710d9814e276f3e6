package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Makes the RFC 9457 body of a refusal in the asked language. */
@Component
public class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final Messages messages;

    Problems(Messages messages) {
        this.messages = messages;
    }

    /** The answer to a refused request; a 5xx is logged with its trace id, a 4xx is the caller's own business. */
    public ResponseEntity<Map<String, Object>> answer(ProblemException problem, HttpServletRequest request) {
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).headers(headers(problem))
                .body(body(problem, request.getRequestURI(), LocaleContextHolder.getLocale()));
    }

    /** What a refusal says outside its body: when to try again, and which version stands. */
    static HttpHeaders headers(ProblemException problem) {
        HttpHeaders headers = new HttpHeaders();
        Object retryAfter = problem.extensions().get("retryAfter");
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        Object etag = problem.extensions().get("currentEtag");
        if (etag != null) {
            headers.set(HttpHeaders.ETAG, etag.toString());
        }
        return headers;
    }

    /** @param path of the request, the problem's {@code instance} */
    public Map<String, Object> body(ProblemException problem, String path, Locale locale) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/help/problems#" + problem.code());
        body.put("title", sentence(locale, problem.code(), "title", problem.params()));
        body.put("status", problem.status().value());
        body.put("detail", sentence(locale, problem.code(), "detail", problem.params()));
        body.put("instance", URI.create(path).toASCIIString());
        body.put("code", problem.code());
        body.put("traceId", traceId(problem.status()));
        if (!problem.errors().isEmpty()) {
            body.put("errors", errors(problem, locale));
        }
        problem.extensions().forEach(body::putIfAbsent);
        return body;
    }

    private List<Map<String, Object>> errors(ProblemException problem, Locale locale) {
        List<Map<String, Object>> errors = new ArrayList<>();
        problem.errors().forEach(error -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("pointer", error.pointer());
            entry.put("code", error.code());
            entry.put("message", sentence(locale, error.code(), "detail", error.params()));
            entry.put("params", error.params());
            errors.add(entry);
        });
        return errors;
    }

    private String sentence(Locale locale, String code, String part, Map<String, Object> params) {
        return messages.text(locale, "problem." + code + "." + part, params);
    }

    private static String traceId(HttpStatus status) {
        String traceId = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        if (status.is5xxServerError()) {
            log.warn("answered {} with trace id {}", status.value(), traceId);
        }
        return traceId;
    }
}
