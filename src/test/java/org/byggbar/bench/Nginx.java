package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.byggbar.support.ServerProcess;

/** nginx over files that are compressed already: the least that HTTP can cost here. Also the door to MapServer's process. */
record Nginx(int port, Path root) {

    private static final String CONFIGURATION = """
            daemon off;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            user %4$s;
            events { worker_connections 512; }
            http {
                access_log off;
                sendfile on;
                tcp_nopush on;
                keepalive_requests 1000000000;
                open_file_cache max=1000 inactive=600s;
                default_type application/vnd.mapbox-vector-tile;
                client_body_temp_path %1$s/body;
                fastcgi_temp_path %1$s/fastcgi;
                proxy_temp_path %1$s/proxy;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                server {
                    listen 127.0.0.1:%2$d backlog=1024;
                    root %1$s/files;
                    gzip_static on;
                    add_header Cache-Control "public, max-age=0";
                    location /mapserver {
                        fastcgi_pass 127.0.0.1:%3$d;
                        fastcgi_buffers 64 64k;
                        fastcgi_keep_conn on;
                        fastcgi_param QUERY_STRING $query_string;
                        fastcgi_param REQUEST_METHOD $request_method;
                    }
                }
            }
            """;

    /** @param fastCgiPort where MapServer listens, or any port when nobody does */
    static Nginx start(Children children, Path folder, int fastCgiPort) throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve("files"));
        int port = ServerProcess.freePort();
        String account = System.getProperty("user.name");
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(folder, port, fastCgiPort, account));
        String program = Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
        children.start(folder.resolve("nginx.log"), Map.of(), List.of(program, "-p", folder.toString(), "-c", configuration.toString(),
                "-e", folder.resolve("error.log").toString()));
        Nginx nginx = new Nginx(port, root);
        nginx.serve("ready", new byte[] {1}, new byte[] {1});
        nginx.awaitAnswer();
        return nginx;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            try (Wire wire = new Wire(port)) {
                wire.get("/ready");
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new IOException("nginx does not answer: " + Files.readString(root.resolveSibling("error.log")));
    }

    void serve(String name, byte[] plain, byte[] gzip) throws IOException {
        Files.write(root.resolve(name), plain);
        Files.write(root.resolve(name + ".gz"), gzip);
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
