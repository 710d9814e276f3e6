package org.byggbar.platform;

import java.util.List;

/**
 * One word of the command line ({@code ./byggbar import …}), done by the package that owns the subject. A verb is a
 * bean: it runs in an application context without a web server, with everything else created only when it asks.
 */
public interface Verb {

    /** The word itself, lower case. */
    String name();

    /**
     * Does the work.
     *
     * @param arguments what followed the verb, without {@code --data}
     * @return the exit code of the process; 0 means done
     * @throws CommandFailure when the person who typed the command can put it right
     */
    int run(List<String> arguments) throws Exception;
}
