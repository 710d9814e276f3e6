package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Turns whatever a handler throws into a problem: JSON for programs, the error page for people. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Pattern CONSTRAINT = Pattern.compile("constraint \"(\\w+)\"");

    private final Problems problems;
    private final Messages messages;

    ProblemAdvice(Problems problems, Messages messages) {
        this.problems = problems;
        this.messages = messages;
    }

    @ExceptionHandler(ProblemException.class)
    Object refused(ProblemException problem, HttpServletRequest request) {
        if (PageRequest.wantsPage(request)) {
            writeHeaders(problem);
            ModelAndView page = new ModelAndView("error", problem.status());
            page.addObject("problem", problems.body(problem, request.getRequestURI(), LocaleContextHolder.getLocale()));
            return page;
        }
        return problems.answer(problem, request);
    }

    /** A page, unlike an entity, has no headers of its own: they go to the answer under way. */
    private static void writeHeaders(ProblemException problem) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes exchange) {
            Problems.headers(problem).forEach((name, values) -> exchange.getResponse().setHeader(name, values.get(0)));
        }
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    Object notFound(HttpServletRequest request) {
        return refused(ProblemException.notFound(), request);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    Object unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return refused(unreadableBody(e.getCause()), request);
    }

    private static ProblemException unreadableBody(Throwable cause) {
        if (cause instanceof StreamConstraintsException tooMuch) {
            return tooMuch.getOriginalMessage().contains("nesting")
                    ? ProblemException.badRequest("json.too_deep")
                    : new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "json.too_large");
        }
        if (cause instanceof JacksonException malformed) {
            String message = String.valueOf(malformed.getOriginalMessage());
            String code = message.contains("Duplicate") ? "json.duplicate_key"
                    : message.contains("UTF-8") || message.contains("surrogate") ? "text.encoding" : "json.malformed";
            var at = malformed.getLocation();
            return ProblemException.badRequest(code)
                    .with("line", at == null ? 1 : at.getLineNr()).with("column", at == null ? 1 : at.getColumnNr());
        }
        return ProblemException.badRequest("json.malformed").with("line", 1).with("column", 1);
    }

    /** A body of the wrong type is 415, one that doesn't say its type 400 (OGC 20-002, 6.3.3). */
    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    Object unsupportedType(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
        HttpStatus status = request.getContentType() == null ? HttpStatus.BAD_REQUEST : HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        return refused(new ProblemException(status, "body.type_unsupported")
                .with("supported", String.join(", ", e.getSupportedMediaTypes().stream().map(Object::toString).toList())), request);
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<Map<String, Object>> unsupportedMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        HttpMethod[] allowed = e.getSupportedHttpMethods() == null ? new HttpMethod[0] : e.getSupportedHttpMethods().toArray(HttpMethod[]::new);
        var answer = problems.answer(new ProblemException(HttpStatus.METHOD_NOT_ALLOWED, "method.not_allowed")
                .with("method", e.getMethod()), request);
        return ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders()).allow(allowed).body(answer.getBody());
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    Object wrongParameter(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        boolean inPath = e.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
        return refused(inPath ? ProblemException.notFound()
                : ProblemException.badRequest("parameter.invalid").with("parameter", e.getName()), request);
    }

    /**
     * A rule the database keeps: the constraint's name is the problem's code, {@code zone_inside_plan} → {@code rule.zone_inside_plan}.
     * What may not change because it is published has one problem, whatever was to be changed.
     */
    @ExceptionHandler(DataIntegrityViolationException.class)
    Object ruleBroken(DataIntegrityViolationException e, HttpServletRequest request) {
        Matcher constraint = CONSTRAINT.matcher(String.valueOf(e.getMostSpecificCause().getMessage()));
        String code = constraint.find() ? "rule." + constraint.group(1) : "rule.broken";
        if (code.endsWith("_published")) {
            return refused(ProblemException.conflict("plan.published"), request);
        }
        if (!messages.has("problem." + code + ".title")) {
            log.warn("no message for {}", code);
            code = "rule.broken";
        }
        HttpStatus status = code.endsWith("_unique") ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        return refused(new ProblemException(status, code), request);
    }

    @ExceptionHandler(QueryTimeoutException.class)
    Object tooSlow(HttpServletRequest request) {
        return refused(LostDatabase.timeout(), request);
    }

    @ExceptionHandler({TransientDataAccessException.class,
        org.springframework.dao.DataAccessResourceFailureException.class,
        org.springframework.transaction.CannotCreateTransactionException.class})
    Object databaseAway(Exception e, HttpServletRequest request) {
        log.warn("database not answering: {}", e.getMessage());
        return refused(LostDatabase.problem(), request);
    }

    @ExceptionHandler(Exception.class)
    Object unexpected(Exception e, HttpServletRequest request) throws Exception {
        if (e instanceof org.springframework.security.access.AccessDeniedException
                || e instanceof org.springframework.security.core.AuthenticationException) {
            throw e;
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return refused(new ProblemException(status, "request.invalid"), request);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return ResponseEntity.badRequest().build(); // nobody is there to read it
        }
        if (LostDatabase.explains(e)) {
            return databaseAway(e, request);
        }
        log.error("unexpected fault at {}", request.getRequestURI(), e);
        return refused(new ProblemException(HttpStatus.INTERNAL_SERVER_ERROR, "server.fault"), request);
    }
}
