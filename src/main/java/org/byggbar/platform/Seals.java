package org.byggbar.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands out text that comes back unchanged or not at all: form tokens, cursors. Sealed is not secret. All nodes share
 * one HMAC-SHA-256 key, which the database made for this installation.
 */
@Component
public class Seals {

    private static final int TAG_BYTES = 16;

    private final JdbcClient db;
    private volatile SecretKeySpec key;

    Seals(JdbcClient db) {
        this.db = db;
    }

    /** @param purpose keeps a seal of one use from being accepted in another */
    public String seal(String purpose, String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8)) + "." + encode(tag(purpose, text));
    }

    /** The sealed text; empty when the seal is not ours, or is for another purpose. */
    public Optional<String> open(String purpose, String sealed) {
        int dot = sealed == null ? -1 : sealed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(sealed.substring(0, dot)), StandardCharsets.UTF_8);
            byte[] tag = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            return MessageDigest.isEqual(tag, tag(purpose, text)) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] tag(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return Arrays.copyOf(mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8)), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        if (key == null) {
            String kept = db.sql("select value #>> '{}' from setting where key = 'platform.seal_key'").query(String.class).single();
            key = new SecretKeySpec(kept.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        }
        return key;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
