package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

class PublicRequestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-                     | 10.0.0.1 | -                      | -             | http://inside:8080/ogc",
        "-                     | 10.0.0.1 | https                  | -             | https://inside:8080/ogc",
        "-                     | 10.0.0.1 | https                  | plan.example  | https://plan.example/ogc",
        "-                     | 10.0.0.1 | https                  | evil, plan.example:8443 | https://plan.example:8443/ogc",
        "-                     | 10.0.0.1 | javascript             | a b           | http://inside:8080/ogc",
        "-                     | 6.6.6.6  | https                  | evil.example  | http://inside:8080/ogc",
        "https://plan.example/ | 6.6.6.6  | http                   | evil.example  | https://plan.example/ogc"})
    void linksLeadToTheAddressThatTheWorldKnows(String configured, String peer, String scheme, String host, String expected) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/ogc");
        request.setServerName("inside");
        request.setServerPort(8080);
        request.addHeader("Host", "inside:8080");
        request.setRemoteAddr(peer);
        if (scheme != null) {
            request.addHeader("X-Forwarded-Proto", scheme);
        }
        if (host != null) {
            request.addHeader("X-Forwarded-Host", host);
        }
        var known = new PublicRequest(configured == null ? "" : configured, new ClientAddress(List.of("10.0.0.0/8"))).known(request);
        assertThat(ServletUriComponentsBuilder.fromRequest(known).build().toUriString()).isEqualTo(expected);
        assertThat(known.getRequestURL()).hasToString(expected);
    }
}
