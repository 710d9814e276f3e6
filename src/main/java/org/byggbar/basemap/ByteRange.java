package org.byggbar.basemap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes of a file from first to last, both included (RFC 9110 section 14). */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*", Pattern.CASE_INSENSITIVE);

    /** Thrown for a range that begins beyond the file's end. */
    static final class Unsatisfiable extends Exception {
        Unsatisfiable() {
            super(null, null, false, false);
        }
    }

    long length() {
        return last - first + 1;
    }

    /**
     * @param header of the request, may be null; what is no single range of bytes is to be ignored (section 14.2)
     * @throws Unsatisfiable when the file has nothing of it
     */
    static Optional<ByteRange> read(String header, long size) throws Unsatisfiable {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            return Optional.of(suffix(Long.parseLong(range.group(2)), size));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
        if (last < first && !range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (first >= size) {
            throw new Unsatisfiable();
        }
        return Optional.of(new ByteRange(first, Math.min(last, size - 1)));
    }

    private static ByteRange suffix(long length, long size) throws Unsatisfiable {
        if (length == 0 || size == 0) {
            throw new Unsatisfiable();
        }
        return new ByteRange(Math.max(0, size - length), size - 1);
    }
}
