package ramscim.server.admin;

import org.springframework.security.core.Authentication;

/**
 * The person who looks at a page.
 *
 * @param role the highest that they have
 */
public record Viewer(String name, AdminRole role) {
    static Viewer of(Authentication authentication) {
        AdminRole highest = AdminRole.VIEWER;
        for (AdminRole role : AdminRole.values()) {
            highest = authentication.getAuthorities().contains(role.authority()) ? role : highest;
        }
        return new Viewer(authentication.getName(), highest);
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
