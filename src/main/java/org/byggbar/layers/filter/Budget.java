package org.byggbar.layers.filter;

/** What one filter may cost to read and to run; counts while it is read and stops at the first limit. */
final class Budget {

    static final int MAX_CHARACTERS = 20_000;
    /** Brackets, functions and NOTs inside each other. */
    static final int MAX_DEPTH = 30;
    /** Properties and values together. */
    static final int MAX_OPERANDS = 500;
    static final int MAX_PATTERN = 200;
    /** The time PostgreSQL needs for a pattern grows with the text's length to the power of its wildcards. */
    static final int MAX_WILDCARDS = 4;
    static final int MAX_VERTICES = 2_000;

    private int operands;
    private int depth;
    private int vertices;

    /** @throws FilterFault too complex */
    static void requireLength(String filter) {
        require(filter.length(), MAX_CHARACTERS, "characters");
    }

    void operand() {
        require(++operands, MAX_OPERANDS, "operands");
    }

    void enter() {
        require(++depth, MAX_DEPTH, "depth");
    }

    void leave() {
        depth--;
    }

    void vertices(int more) {
        require(vertices += more, MAX_VERTICES, "vertices");
    }

    /** @param pattern of LIKE, with its escapes */
    void pattern(String pattern) {
        require(pattern.length(), MAX_PATTERN, "pattern");
        long wildcards = pattern.replaceAll("\\\\.", "").chars().filter(c -> c == '%').count();
        require((int) wildcards, MAX_WILDCARDS, "wildcards");
    }

    private static void require(int actual, int limit, String of) {
        if (actual > limit) {
            throw FilterFault.tooComplex(of, limit);
        }
    }
}
