package org.byggbar.identity;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Signs a test's request in as somebody. */
public final class As {

    private As() {}

    public static RequestPostProcessor planner(String municipality) {
        return account(Role.PLANNER, municipality);
    }

    public static RequestPostProcessor moderator(String municipality) {
        return account(Role.MODERATOR, municipality);
    }

    public static RequestPostProcessor developer(String municipality) {
        return account(Role.DEVELOPER, municipality);
    }

    /** Of every municipality. */
    public static RequestPostProcessor administrator() {
        return account(Role.ADMINISTRATOR, null);
    }

    private static RequestPostProcessor account(Role role, String municipality) {
        SignedIn user = new SignedIn(role.name().toLowerCase() + "@" + municipality, "", role.name(), role, municipality, true);
        return authentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }
}
