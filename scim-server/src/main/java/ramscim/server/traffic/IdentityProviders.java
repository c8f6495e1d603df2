package ramscim.server.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells identity providers by their User-Agent; most say who they are. */
final class IdentityProviders {
    private static final List<Map.Entry<String, String>> MARKS = List.of(
            Map.entry("okta", "Okta"),
            Map.entry("onelogin", "OneLogin"),
            Map.entry("jumpcloud", "JumpCloud"),
            Map.entry("google", "Google Workspace"),
            Map.entry("ping", "PingOne"),
            Map.entry("keycloak", "Keycloak"),
            Map.entry("sailpoint", "SailPoint"),
            Map.entry("idaas", "Alibaba Cloud IDaaS"),
            Map.entry("alibaba", "Alibaba Cloud IDaaS"),
            Map.entry("azure", "Microsoft Entra ID"),
            Map.entry("entra", "Microsoft Entra ID"),
            Map.entry("microsoft", "Microsoft Entra ID"),
            Map.entry("curl", "curl"));

    private IdentityProviders() {}

    /** The product's name; else that of the token, which an administrator has chosen. */
    static String nameOf(@Nullable String userAgent, String token) {
        String agent = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> mark : MARKS) {
            if (agent.contains(mark.getKey())) {
                return mark.getValue();
            }
        }
        return nameless(token);
    }

    /** How a product is called that does not say what it is. */
    static String nameless(String token) {
        return "token '" + token + "'";
    }
}
