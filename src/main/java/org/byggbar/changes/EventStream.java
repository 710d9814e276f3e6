package org.byggbar.changes;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * One open {@code text/event-stream} answer. Writing never blocks: what the client can't take yet waits here, and a
 * client that leaves too much waiting is dropped; it resumes from its last event id when it comes back.
 */
final class EventStream implements WriteListener, AsyncListener {

    static final int MAX_WAITING_BYTES = 512 * 1024;

    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final Consumer<EventStream> whenClosed;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean ready;
    private boolean unflushed;
    private boolean closed;

    private EventStream(AsyncContext exchange, Consumer<EventStream> whenClosed) throws IOException {
        this.exchange = exchange;
        this.out = exchange.getResponse().getOutputStream();
        this.whenClosed = whenClosed;
    }

    /** @param exchange already started, its head written; without a time limit of its own from now on */
    static EventStream open(AsyncContext exchange, Consumer<EventStream> whenClosed) throws IOException {
        EventStream stream = new EventStream(exchange, whenClosed);
        exchange.setTimeout(0);
        exchange.addListener(stream);
        stream.out.setWriteListener(stream);
        return stream;
    }

    synchronized void send(byte[] events) {
        if (closed) {
            return;
        }
        waiting.add(events);
        waitingBytes += events.length;
        if (waitingBytes > MAX_WAITING_BYTES) {
            close();
        } else if (ready) {
            drain();
        }
    }

    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        waiting.clear();
        whenClosed.accept(this);
        try {
            exchange.complete();
        } catch (IllegalStateException e) {
            // The container has ended the exchange already; there is nothing left to end.
        }
    }

    @Override
    public synchronized void onWritePossible() {
        ready = true;
        drain();
    }

    private void drain() {
        try {
            while (!closed && out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    waitingBytes -= next.length;
                    out.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            close();
        }
    }

    @Override
    public void onError(Throwable cause) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing starts the exchange a second time.
    }
}
