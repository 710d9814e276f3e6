package org.byggbar.exchange;

/** A file that can't be read at all; the message is a sentence for the person who sent it. */
public class UnreadableFile extends RuntimeException {

    public UnreadableFile(String sentence) {
        super(sentence, null, false, false);
    }
}
