package org.byggbar.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Longer queries live as {@code .sql} files beside the class that asks them. */
public final class Sql {

    private Sql() {}

    /** The text of {@code name.sql} in the package of {@code owner}. */
    public static String beside(Class<?> owner, String name) {
        try (var in = owner.getResourceAsStream(name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
