package org.byggbar.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a creating request once per {@code Idempotency-Key} (IETF draft httpapi-idempotency-key-header-07). The key
 * and the answer are stored in the transaction that creates, so a retry after a lost connection, a restart or a
 * parallel double click gets the first answer; a second request that arrives meanwhile waits for the first.
 */
@Component
public class Idempotency {

    /** What a creating request made: its answer's status, address, version and body. */
    public record Created(HttpStatus status, String location, String etag, Object body) {}

    private record Answer(String hash, Integer status, String location, String etag, String body) {}

    private final JdbcClient db;
    private final JsonMapper json;

    Idempotency(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * @param key the header as sent, a UUID
     * @throws ProblemException 400 {@code idempotency.key_missing} or {@code idempotency.key_malformed}, 422
     *     {@code idempotency.key_reused} when the key came with another body
     */
    @Transactional
    public ResponseEntity<String> once(String key, String path, JsonNode request, Supplier<Created> creation) {
        UUID uuid = parse(key);
        String owner = owner();
        String hash = hash(path + "\n" + json.writeValueAsString(request));
        int fresh = db.sql("""
                insert into idempotency_key (owner, key, request_hash) values (:owner, :key, :hash) on conflict do nothing
                """).param("owner", owner).param("key", uuid).param("hash", hash).update();
        if (fresh == 0) {
            return earlier(owner, uuid, hash);
        }
        Created created = creation.get();
        String body = json.writeValueAsString(created.body());
        db.sql("""
                update idempotency_key set status = :status, location = :location, etag = :etag, body = :body
                where owner = :owner and key = :key
                """).param("status", created.status().value()).param("location", created.location())
                .param("etag", created.etag()).param("body", body).param("owner", owner).param("key", uuid).update();
        return answer(new Answer(hash, created.status().value(), created.location(), created.etag(), body));
    }

    /** For clients of standards that know no such key: without one, what a retry finds is up to the rules of what is created. */
    @Transactional
    public ResponseEntity<String> onceIfKeyed(String key, String path, JsonNode request, Supplier<Created> creation) {
        if (key != null) {
            return once(key, path, request, creation);
        }
        Created created = creation.get();
        return answer(new Answer(null, created.status().value(), created.location(), created.etag(), json.writeValueAsString(created.body())));
    }

    private ResponseEntity<String> earlier(String owner, UUID key, String hash) {
        Answer answer = db.sql("""
                select request_hash as hash, status, location, etag, body from idempotency_key where owner = :owner and key = :key
                """).param("owner", owner).param("key", key).query(Answer.class).single();
        if (!answer.hash().equals(hash)) {
            throw ProblemException.unprocessable("idempotency.key_reused");
        }
        return answer(answer);
    }

    private static ResponseEntity<String> answer(Answer answer) {
        var response = ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        if (answer.location() != null) {
            response.header("Location", answer.location());
        }
        if (answer.etag() != null) {
            response.header("ETag", answer.etag());
        }
        return response.body(answer.body());
    }

    private static UUID parse(String key) {
        if (key == null || key.isBlank()) {
            throw ProblemException.badRequest("idempotency.key_missing");
        }
        try {
            return UUID.fromString(key.strip().replace("\"", ""));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("idempotency.key_malformed");
        }
    }

    private static String owner() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "anonymous" : authentication.getName();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
