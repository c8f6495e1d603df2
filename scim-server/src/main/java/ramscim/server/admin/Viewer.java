package ramscim.server.admin;

import org.springframework.security.core.Authentication;
import ramscim.server.origin.Caller;
import ramscim.server.words.Words;

/**
 * The person who looks at a page.
 *
 * @param caller who it is
 * @param role the highest that they have
 */
public record Viewer(Caller caller, AdminRole role) {
    /** Who has no role at all sees only a page that says so. */
    static Viewer of(Authentication authentication) {
        AdminRole role = AdminRole.of(authentication);
        return new Viewer(Caller.of(authentication), role == null ? AdminRole.VIEWER : role);
    }

    /** What people know them by. */
    public String name() {
        return caller.name();
    }

    /** Whether an identity provider vouches for them. */
    public boolean isBySingleSignOn() {
        return caller.kind() == Caller.Kind.SSO;
    }

    /** Their role, and how they came in where it is not by password. */
    public Words description() {
        return isBySingleSignOn() ? Words.of("layout.by-single-sign-on", role.words()) : role.words();
    }

    /** Whether retrying, dismissing and approving are offered. */
    public boolean operates() {
        return role.includes(AdminRole.OPERATOR);
    }

    /** Whether making and revoking tokens are offered. */
    public boolean administers() {
        return role.includes(AdminRole.ADMIN);
    }
}
