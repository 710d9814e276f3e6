package org.byggbar.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a token, {@code byggbar_<id>_<secret>}: the id finds its row, the secret proves who holds it. 160 random
 * bits can't be guessed, so one pass of SHA-256 protects them as well as a slow password hash would.
 */
record TokenSecret(long id, String secret) {

    static final String PREFIX = "byggbar_";

    private static final int RANDOM_BYTES = 20;
    private static final Pattern TEXT = Pattern.compile(PREFIX + "(\\d{1,18})_([0-9a-f]{" + 2 * RANDOM_BYTES + "})");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @return a secret for a token to be stored */
    static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static Optional<TokenSecret> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches() ? Optional.of(new TokenSecret(Long.parseLong(parts.group(1)), parts.group(2))) : Optional.empty();
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes as long for a secret that is nearly right as for one that is all wrong. */
    boolean hashesTo(byte[] stored) {
        return MessageDigest.isEqual(stored, hash(secret));
    }

    @Override
    public String toString() {
        return PREFIX + id + "_" + secret;
    }
}
