package org.byggbar.layers;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.byggbar.identity.Viewer;
import org.byggbar.platform.ClientAddress;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.ProblemWriter;
import org.byggbar.platform.Turns;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Has everybody who reads layers take turns ({@link Turns}): an account is one caller wherever it signs in, who is not signed
 * in is the address. Nobody takes a turn for a tile that is kept, which was answered before, or for saving.
 */
final class FairShare implements Filter {

    private static final Pattern COSTS = Pattern.compile("/(tiles|ogc)/.+|/api/questions/.+|/api/municipalities/[^/]+/search");
    private static final Pattern QUESTION = Pattern.compile("/api/questions/.+");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Turns turns;
    private final ClientAddress address;
    private final ProblemWriter problems;

    FairShare(Turns turns, ClientAddress address, ProblemWriter problems) {
        this.turns = turns;
        this.address = address;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        String caller = caller(asked);
        if (!costs(asked)) {
            turns.notice(caller);
            chain.doFilter(request, response);
            return;
        }
        Turns.Turn turn;
        try {
            turn = turns.take(caller);
        } catch (ProblemException refusal) {
            problems.write(refusal, asked, (HttpServletResponse) response);
            return;
        }
        try (turn) {
            chain.doFilter(request, response);
        }
    }

    private String caller(HttpServletRequest request) {
        Viewer viewer = Viewer.current();
        return viewer.signedIn() ? "account " + viewer.username() : address.of(request);
    }

    /** Questions about an area of one's own are sent as POST, and save nothing. */
    private static boolean costs(HttpServletRequest request) {
        String path = request.getServletPath();
        return READING.contains(request.getMethod()) ? COSTS.matcher(path).matches() : QUESTION.matcher(path).matches();
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        /** Behind the filters that sign in. */
        @Bean
        FilterRegistrationBean<FairShare> fairShare(Turns turns, ClientAddress address, ProblemWriter problems) {
            var registration = new FilterRegistrationBean<>(new FairShare(turns, address, problems));
            registration.addUrlPatterns("/tiles/*", "/ogc/*", "/api/*");
            registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
            return registration;
        }
    }
}
