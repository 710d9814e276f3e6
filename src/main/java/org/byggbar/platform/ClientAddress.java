package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Who a request comes from, for counting. Behind trusted proxies that is the rightmost hop of X-Forwarded-For that is
 * none of them; what stands further left is only what the caller claims. An IPv6 caller is its /64, since everybody
 * has 2^64 of those addresses.
 */
@Component
public class ClientAddress {

    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private final List<IpAddressMatcher> trustedProxies;

    /** @param trustedProxies addresses or CIDR ranges, empty for none */
    ClientAddress(@Value("${byggbar.platform.trusted-proxies}") List<String> trustedProxies) {
        this.trustedProxies = trustedProxies.stream().map(IpAddressMatcher::new).toList();
    }

    /** @return an IPv4 address, or the hexadecimal first half of an IPv6 address */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        for (String hop : hopsFromTheRight(request)) {
            if (!isProxy(address)) {
                break;
            }
            Optional<String> literal = literal(hop);
            if (literal.isEmpty()) {
                break;
            }
            address = literal.get();
        }
        return network(address);
    }

    /** Whether the peer of a connection is one of the operator's proxies. */
    boolean isProxy(String address) {
        return trustedProxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static List<String> hopsFromTheRight(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        Collections.list(request.getHeaders("X-Forwarded-For")).forEach(header -> hops.addAll(Arrays.asList(header.split(","))));
        Collections.reverse(hops);
        return hops;
    }

    /** The address of a hop without its port, brackets or zone; empty for a name, which is never looked up. */
    private static Optional<String> literal(String hop) {
        String address = hop.strip().replaceFirst("^\\[([^]]*)](:\\d+)?$", "$1").replaceFirst("^([\\d.]+):\\d+$", "$1").replaceFirst("%.*$", "");
        return LITERAL.matcher(address).matches() ? Optional.of(address) : Optional.empty();
    }

    private static String network(String address) {
        if (literal(address).isEmpty()) {
            return "unknown";
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, 8) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
