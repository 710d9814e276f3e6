package org.byggbar.dialogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What an author gets to find a contribution again without an account: twelve characters in threes of four, none that
 * looks like another (no 0 O, 1 I L, 5 S, 8 B, U) and no vowel, so that no code spells a word. Only its hash is stored.
 */
record ReceiptCode(String text) {

    private static final String ALPHABET = "234679CDFGHJKMNPQRTVWXYZ";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ReceiptCode fresh() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new ReceiptCode(code.toString());
    }

    /** As somebody typed it: any case, with or without hyphens and blanks. */
    static ReceiptCode typed(String text) {
        return new ReceiptCode(text);
    }

    /** Brute force has 24^12, about 2^55, codes to try; the lookup allows a few a minute. */
    String hash() {
        String bare = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bare.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
