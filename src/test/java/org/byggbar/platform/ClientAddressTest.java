package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    @ParameterizedTest(name = "{0} sending {1} is {2}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "203.0.113.9     | -                                  | 203.0.113.9",
        "203.0.113.9     | 198.51.100.7                       | 203.0.113.9",
        "10.0.0.2        | 198.51.100.7                       | 198.51.100.7",
        "10.0.0.2        | 192.0.2.1, 198.51.100.7            | 198.51.100.7",
        "10.0.0.2        | 192.0.2.1, 198.51.100.7, 10.0.0.3  | 198.51.100.7",
        "10.0.0.2        | 198.51.100.7:4711                  | 198.51.100.7",
        "10.0.0.2        | [2001:db8:1:2:3::4]:4711           | 20010db800010002/64",
        "10.0.0.2        | evil.example.org                   | 10.0.0.2",
        "10.0.0.2        | ' '                                | 10.0.0.2",
        "10.0.0.2        | 10.0.0.3                           | 10.0.0.3",
        "2001:db8:1:2::1 | -                                  | 20010db800010002/64",
        "2001:db8:1:2:aaaa:bbbb:cccc:dddd | -                 | 20010db800010002/64",
        "::ffff:192.0.2.1 | -                                 | 192.0.2.1",
        "fe80::1%eth0    | -                                  | fe80000000000000/64",
        "2001:db8:ffff::1 | 198.51.100.7                      | 198.51.100.7",
    })
    void isTheRightmostHopThatIsNoProxyOfOurs(String remote, String forwarded, String caller) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        assertThat(new ClientAddress(List.of("10.0.0.0/8", "2001:db8:ffff::/48")).of(request)).isEqualTo(caller);
    }
}
