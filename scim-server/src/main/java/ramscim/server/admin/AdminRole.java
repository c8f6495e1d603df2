package ramscim.server.admin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import ramscim.server.words.Words;

/** What somebody who is signed in may do; each may do what those before it may. */
public enum AdminRole {
    /** Sees everything but secrets, which nobody sees. */
    VIEWER,
    /** Retries, dismisses and approves. */
    OPERATOR,
    /** Makes and revokes tokens. */
    ADMIN;

    GrantedAuthority authority() {
        return new SimpleGrantedAuthority("ROLE_" + name());
    }

    /** The highest that somebody has; null if they have none. */
    static @Nullable AdminRole of(Authentication authentication) {
        AdminRole highest = null;
        for (AdminRole role : values()) {
            highest = authentication.getAuthorities().contains(role.authority()) ? role : highest;
        }
        return highest;
    }

    public Words words() {
        return Words.of("layout.role." + name().toLowerCase(Locale.ROOT));
    }

    boolean includes(AdminRole other) {
        return compareTo(other) >= 0;
    }
}
