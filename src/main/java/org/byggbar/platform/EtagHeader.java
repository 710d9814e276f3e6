package org.byggbar.platform;

import org.springframework.http.HttpStatus;

/** Row versions as strong entity tags (RFC 9110 section 8.8): version 7 is {@code "7"}. */
public final class EtagHeader {

    private EtagHeader() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version a writer built upon.
     *
     * @throws ProblemException 428 {@code precondition.required} without the header or with {@code *}, 412
     *     {@code precondition.weak} for a weak tag, 400 {@code precondition.malformed} for anything that is no version
     */
    public static long requiredVersion(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw new ProblemException(HttpStatus.PRECONDITION_REQUIRED, "precondition.required");
        }
        String tag = ifMatch.strip();
        if (tag.startsWith("W/")) {
            throw new ProblemException(HttpStatus.PRECONDITION_FAILED, "precondition.weak");
        }
        if (!tag.matches("\"\\d{1,18}\"")) {
            throw ProblemException.badRequest("precondition.malformed");
        }
        return Long.parseLong(tag.substring(1, tag.length() - 1));
    }
}
