package org.byggbar.identity;

import org.byggbar.platform.ProblemException;
import org.byggbar.platform.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Sign-in by form, sessions in PostgreSQL, CSRF by a readable cookie so that visitors need no session; programs sign in by
 * token, for one request. Which account may do what is not here: {@link Viewer} says it, where it is asked.
 */
@Configuration(proxyBeanMethods = false)
class SecuritySettings {

    /** Argon2id with OWASP's parameters (19 MiB, 2 passes): a sign-in costs some tens of milliseconds. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, SignInOutcome outcome, SignInLimit limit, TokenSignIn tokens,
            ProblemWriter problems) throws Exception {
        return http
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(form -> form.loginPage("/login").successHandler(outcome).failureHandler(outcome))
                .addFilterBefore(limit, UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(tokens, CsrfFilter.class)
                .logout(logout -> logout.logoutSuccessUrl("/").deleteCookies("byggbar_session"))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        // Visitors' plain forms act for nobody signed in, and must work with cookies off.
                        .ignoringRequestMatchers("/*/proposals/*/contributions", "/*/receipt")
                        // Questions save nothing; scripts ask them too.
                        .ignoringRequestMatchers("/api/questions/*")
                        .ignoringRequestMatchers(TokenSignIn::isSignedInByToken))
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .exceptionHandling(refused -> refused.accessDeniedHandler((request, response, e) ->
                        problems.write(new ProblemException(HttpStatus.FORBIDDEN, "csrf.missing"), request, response)))
                .build();
    }
}
