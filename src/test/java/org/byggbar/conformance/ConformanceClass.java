package org.byggbar.conformance;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * The abstract tests of one conformance class, each under its own identifier. Nothing is ever skipped: a test of every
 * collection, system or tileset fails when there is none.
 */
final class ConformanceClass {

    private final String uri;
    private final List<DynamicNode> tests = new ArrayList<>();

    /** @param uri as a server declares it */
    ConformanceClass(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }

    /** @param name the last part of the abstract test's identifier: {@code root-op} of {@code /conf/core/root-op} */
    ConformanceClass test(String name, Executable check) {
        String id = id(name);
        tests.add(dynamicTest(id, () -> run(id, check)));
        return this;
    }

    /** The same test of many subjects. */
    <T> ConformanceClass each(String name, Collection<T> subjects, Function<T, String> called, ThrowingConsumer<T> check) {
        if (subjects.isEmpty()) {
            return test(name, () -> {
                throw new AssertionError("nothing that this test could be made of");
            });
        }
        subjects.forEach(subject -> {
            String id = id(name) + " of " + called.apply(subject);
            tests.add(dynamicTest(id, () -> run(id, () -> check.accept(subject))));
        });
        return this;
    }

    private String id(String name) {
        return uri.substring(uri.indexOf("/conf/")) + "/" + name;
    }

    /** What a report says of a failure begins with the test's identifier, whatever the report shows of names. */
    private static void run(String id, Executable check) throws Throwable {
        try {
            check.execute();
        } catch (AssertionError e) {
            throw new AssertionError(id + ": " + e.getMessage(), e);
        }
    }

    int size() {
        return tests.size();
    }

    DynamicContainer node() {
        return dynamicContainer(uri, tests);
    }
}
