package org.byggbar.layers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets the pages of other sites read layers, as a neighbour's web map does (Fetch standard, CORS). Browsers bring no cookie
 * along, so such a page sees what everybody sees, or what the API token sees that its user gave it. Writing stays with our
 * own pages and with programs.
 */
@Configuration(proxyBeanMethods = false)
class OtherSites {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Ahead of whatever may refuse, so that the other page can read why. */
    @Bean
    FilterRegistrationBean<CorsFilter> readingFromOtherSites() {
        CorsConfiguration anybody = new CorsConfiguration();
        anybody.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        anybody.setAllowedMethods(List.of("GET", "HEAD"));
        anybody.setAllowedHeaders(List.of("Accept", "Accept-Language", "Authorization", "If-None-Match", "If-Modified-Since"));
        anybody.setExposedHeaders(List.of("ETag", "Link", "Content-Crs", "Retry-After"));
        anybody.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource places = new UrlBasedCorsConfigurationSource();
        places.registerCorsConfiguration("/**", anybody);
        var registration = new FilterRegistrationBean<CorsFilter>(new CorsFilter(places) {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !READING.contains(request.getMethod());
            }
        });
        registration.addUrlPatterns("/ogc", "/ogc/*", "/tiles/*", "/feeds/*", "/api/questions/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return registration;
    }
}
