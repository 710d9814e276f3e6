package org.byggbar.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A refusal the caller can act on. It becomes an RFC 9457 answer whose sentence comes from the message catalogue
 * ({@code problem.<code>.title} and {@code problem.<code>.detail}); an exception's own text never reaches a client.
 */
public class ProblemException extends RuntimeException {

    /** One fault in the body: where (JSON pointer), which, and the values its sentence names. */
    public record FieldError(String pointer, String code, Map<String, Object> params) {}

    private final HttpStatus status;
    private final String code;
    private final Map<String, Object> params = new LinkedHashMap<>();
    private final Map<String, Object> extensions = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    public ProblemException(HttpStatus status, String code) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "resource.not_found");
    }

    public static ProblemException badRequest(String code) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code);
    }

    /** Readable but wrong: 422. */
    public static ProblemException unprocessable(String code) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code);
    }

    public static ProblemException conflict(String code) {
        return new ProblemException(HttpStatus.CONFLICT, code);
    }

    /** A value that the sentence names, and that clients find in the body as a member of the same name. */
    public ProblemException with(String name, Object value) {
        params.put(name, value);
        extensions.put(name, value);
        return this;
    }

    /** A member of the body that no sentence names, such as the current state after a version conflict. */
    public ProblemException attach(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    public ProblemException at(String pointer, String code, Map<String, Object> params) {
        errors.add(new FieldError(pointer, code, params));
        return this;
    }

    public ProblemException at(List<FieldError> faults) {
        errors.addAll(faults);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> params() {
        return params;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
