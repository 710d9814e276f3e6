package org.byggbar.support;

import static org.byggbar.support.CsrfToken.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's API as one signed-in person (or nobody) uses it, with CSRF token and a fresh Idempotency-Key for every POST. */
public record TestApi(MockMvc mvc, RequestPostProcessor viewer) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What came back. */
    public record Answer(int status, String etag, String location, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        public String code() {
            return json().path("code").asString();
        }
    }

    public static TestApi of(WebApplicationContext context) {
        return new TestApi(MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build(), request -> request);
    }

    public TestApi as(RequestPostProcessor other) {
        return new TestApi(mvc, other);
    }

    public Answer get(String path) {
        return send(request(HttpMethod.GET, URI.create(path)));
    }

    public Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, String body, String key) {
        var post = json(HttpMethod.POST, path, body);
        return send(key == null ? post : post.header("Idempotency-Key", key));
    }

    public Answer post(String path, String etag, String body, MediaType type) {
        return send(matching(request(HttpMethod.POST, URI.create(path)).contentType(type).content(body), etag));
    }

    public Answer put(String path, String etag, String body) {
        return send(matching(json(HttpMethod.PUT, path, body), etag));
    }

    public Answer delete(String path, String etag) {
        return send(matching(request(HttpMethod.DELETE, URI.create(path)), etag));
    }

    /** A request with headers of its own: name, value, name, value …; without Idempotency-Key. */
    public Answer send(HttpMethod method, String path, String type, String body, String... headers) {
        var request = request(method, URI.create(path)).contentType(type).content(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private static MockHttpServletRequestBuilder json(HttpMethod method, String path, String body) {
        return request(method, URI.create(path)).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static MockHttpServletRequestBuilder matching(MockHttpServletRequestBuilder request, String etag) {
        return etag == null ? request : request.header("If-Match", etag);
    }

    private Answer send(MockHttpServletRequestBuilder request) {
        try {
            MockHttpServletResponse response = mvc.perform(request.accept(MediaType.APPLICATION_JSON).with(csrf()).with(viewer))
                    .andReturn().getResponse();
            response.setCharacterEncoding("UTF-8");
            return new Answer(response.getStatus(), response.getHeader("ETag"), response.getHeader("Location"), response.getContentAsString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
