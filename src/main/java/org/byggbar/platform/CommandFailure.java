package org.byggbar.platform;

/**
 * Something the person at the console can put right. The message is one English sentence that says what is
 * wrong and what to do; it is printed alone, without a stack trace, and the process ends with exit code 1.
 */
public class CommandFailure extends RuntimeException {

    public CommandFailure(String sentence) {
        super(sentence);
    }

    public CommandFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
