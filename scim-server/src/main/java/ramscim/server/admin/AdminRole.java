package ramscim.server.admin;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

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

    boolean includes(AdminRole other) {
        return compareTo(other) >= 0;
    }
}
