package org.byggbar.platform;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpStatus;

/** A request body that ends in 413 at the cap, counted as sent and, when it is gzip, as inflated. */
class BoundedBody extends HttpServletRequestWrapper {

    private final long limit;
    private ServletInputStream bounded;

    BoundedBody(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "body.too_large").with("limit", limit);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (bounded == null) {
            InputStream raw = new Counted(super.getInputStream(), limit, tooLarge(limit));
            bounded = new Served(isGzip() ? inflated(raw) : raw);
        }
        return bounded;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private boolean isGzip() {
        return "gzip".equalsIgnoreCase(getHeader("Content-Encoding"));
    }

    private InputStream inflated(InputStream raw) throws IOException {
        try {
            return new Counted(new GZIPInputStream(raw), limit,
                    new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "body.inflated_too_large").with("limit", limit));
        } catch (java.util.zip.ZipException e) {
            throw ProblemException.badRequest("body.gzip_broken");
        }
    }

    private static final class Counted extends InputStream {

        private final InputStream source;
        private final ProblemException refusal;
        private long left;

        Counted(InputStream source, long limit, ProblemException refusal) {
            this.source = source;
            this.left = limit;
            this.refusal = refusal;
        }

        @Override
        public int read() throws IOException {
            int value = source.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = source.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw refusal;
            }
        }
    }

    private static final class Served extends ServletInputStream {

        private final InputStream source;
        private boolean finished;

        Served(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int value = source.read();
            finished = value < 0;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = source.read(buffer, offset, length);
            finished = read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are read blocking");
        }
    }
}
