package org.byggbar.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One kept HTTP/1.1 connection, one request at a time, with as little of its own as a client can have. It calls from a
 * loopback address of its own, so that a server counts it as a caller of its own, or from one it shares with others.
 */
public final class Wire implements AutoCloseable {

    private static int callers = 1;

    private final int port;
    private final InetAddress caller;
    private Socket socket;
    private InputStream in;

    Wire(int port) throws IOException {
        this(port, nextCaller());
    }

    /** @param caller one of 127.0.0.0/8 */
    public Wire(int port, InetAddress caller) throws IOException {
        this.port = port;
        this.caller = caller;
        connect();
    }

    /** @param headers names in lower case */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private void connect() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        socket.bind(new InetSocketAddress(caller, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    private static synchronized InetAddress nextCaller() throws IOException {
        callers = callers % 60_000 + 1;
        return InetAddress.getByAddress(new byte[] {127, 1, (byte) (callers / 250), (byte) (1 + callers % 250)});
    }

    /** @param headers each a line without its end */
    public Answer get(String path, String... headers) throws IOException {
        return send("GET", path, new byte[0], headers);
    }

    public Answer send(String method, String path, byte[] body, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost:").append(port).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (!method.equals("GET")) {
            request.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        socket.getOutputStream().write(out.toByteArray());
        Answer answer = read();
        if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
            socket.close();
            connect();
        }
        return answer;
    }

    private Answer read() throws IOException {
        String line = line();
        int status = Integer.parseInt(line.substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(), line.substring(colon + 1).strip());
        }
        return new Answer(status, headers, body(status, headers));
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(headers.get("content-length")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            in.transferTo(body);
            return body.toByteArray();
        }
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            line.append((char) c);
        }
        in.read();
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
