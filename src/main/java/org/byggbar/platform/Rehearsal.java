package org.byggbar.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * A start that asks for what a first visitor asks for and then ends. The launcher runs it once after a build, so that
 * the virtual machine's class archive holds what every later start and first visit need.
 */
final class Rehearsal implements ApplicationListener<ApplicationReadyEvent> {

    private static final List<String> FIRST_VISIT = List.of("/", "/drammen/", "/api/codelists?lang=nb", "/i18n/nb.json",
            "/layers.json?municipality=drammen&lang=nb", "/ogc/collections/zone/items?limit=5",
            "/tiles/zone/12/2172/1192.mvt", "/actuator/health/readiness");

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        String server = "http://localhost:" + ready.getApplicationContext().getEnvironment()
                .getProperty("local.server.port");
        HttpClient client = HttpClient.newHttpClient();
        FIRST_VISIT.forEach(path -> visit(client, URI.create(server + path)));
        System.exit(SpringApplication.exit(ready.getApplicationContext()));
    }

    private static void visit(HttpClient client, URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            System.out.println(status + " " + address.getPath());
        } catch (IOException e) {
            System.out.println("no answer from " + address.getPath() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
