package org.byggbar.identity;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** An account as Spring Security and the session hold it; the hash leaves with the sign-in. */
record SignedIn(String username, String passwordHash, String displayName, Role role, String municipality, boolean enabled)
        implements UserDetails, Serializable {

    Viewer viewer() {
        return new Viewer(username, displayName, role, municipality);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }
}
