package org.byggbar.changes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EventStreamTest {

    /** A client's end of the line: takes bytes or, for a while, doesn't. */
    private static final class Line extends ServletOutputStream {

        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private boolean open = true;
        private boolean broken;

        @Override
        public boolean isReady() {
            return open;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // The test calls the listener itself.
        }

        @Override
        public void write(int b) throws IOException {
            if (broken) {
                throw new IOException("connection reset");
            }
            received.write(b);
        }
    }

    private final Line line = new Line();
    private final List<EventStream> closed = new ArrayList<>();
    private EventStream stream;

    @BeforeEach
    void setUp() throws IOException {
        var response = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return line;
            }
        };
        stream = EventStream.open(new MockAsyncContext(new MockHttpServletRequest(), response), closed::add);
    }

    @Test
    void waitsUntilTheContainerIsReady() {
        stream.send("a".getBytes());
        assertThat(line.received.toString()).isEmpty();
        stream.onWritePossible();
        stream.send("b".getBytes());
        assertThat(line.received.toString()).isEqualTo("ab");
    }

    @Test
    void keepsWhatASlowClientCannotTakeYet() {
        stream.onWritePossible();
        line.open = false;
        stream.send("a".getBytes());
        stream.send("b".getBytes());
        line.open = true;
        stream.onWritePossible();
        assertThat(line.received.toString()).isEqualTo("ab");
        assertThat(closed).isEmpty();
    }

    @Test
    void dropsAClientThatLeavesTooMuchWaiting() {
        stream.onWritePossible();
        line.open = false;
        for (int sent = 0; sent <= EventStream.MAX_WAITING_BYTES; sent += 1024) {
            stream.send(new byte[1024]);
        }
        assertThat(closed).containsExactly(stream);
    }

    @Test
    void dropsAClientThatIsGone() {
        stream.onWritePossible();
        line.broken = true;
        stream.send("a".getBytes());
        stream.send("b".getBytes());
        assertThat(closed).containsExactly(stream);
    }
}
