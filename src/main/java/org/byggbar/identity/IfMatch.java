package org.byggbar.identity;

import java.util.function.Supplier;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;

/** Holds a writer to the version that was read, so that nobody's work is overwritten unseen. */
public final class IfMatch {

    private IfMatch() {}

    /**
     * Only an administrator may write over whatever version there is, with {@code If-Match: *}.
     *
     * @param current version of the row, which the caller has locked
     * @param state what the row holds now, for the writer to merge with
     * @throws ProblemException 428 without the header, 412 {@code precondition.stale} with {@code current} and
     *     {@code currentEtag}, or as {@link EtagHeader#requiredVersion}
     */
    public static void require(String ifMatch, long current, Supplier<?> state) {
        if (ifMatch != null && ifMatch.strip().equals("*") && Viewer.current().mayOverwrite()) {
            return;
        }
        long read = EtagHeader.requiredVersion(ifMatch);
        if (read != current) {
            throw new ProblemException(HttpStatus.PRECONDITION_FAILED, "precondition.stale").with("yours", read).with("theirs", current)
                    .attach("current", state.get()).attach("currentEtag", EtagHeader.of(current));
        }
    }
}
