package org.byggbar.exchange;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A progress bar measured by bytes read: redrawn in place on a terminal, one line every tenth elsewhere. */
public final class ImportProgress {

    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private long size = 1;
    private long bytes;
    private long shownAt;
    private int tenths;

    public ImportProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    InputStream watch(Path file) throws IOException {
        size = Math.max(1, Files.size(file));
        return new FilterInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                bytes += Math.max(0, read);
                return read;
            }
        };
    }

    void show(int features, int refused) {
        double share = Math.min(1, (double) bytes / size);
        long now = System.nanoTime();
        if (terminal && now - shownAt > 100_000_000L) {
            shownAt = now;
            int filled = (int) (share * WIDTH);
            out.printf("\r[%s%s] %3d %%  %,d features, %,d refused", "#".repeat(filled), ".".repeat(WIDTH - filled),
                    (int) (share * 100), features, refused);
        } else if (!terminal && (int) (share * 10) > tenths) {
            tenths = (int) (share * 10);
            out.printf("%3d %%  %,d features, %,d refused%n", tenths * 10, features, refused);
        }
    }

    void end() {
        if (terminal) {
            out.println();
        }
    }
}
