package ramscim.server.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import ramscim.core.directory.RamDirectory;
import ramscim.server.jwt.JwtClients;
import ramscim.server.security.ClientProperties;

/** The clients of the configuration: whether what they sign in with can be checked, and is good enough. */
final class ClientsCheck implements Check {
    private final ClientProperties clients;
    private final Environment environment;

    ClientsCheck(ClientProperties clients, Environment environment) {
        this.clients = clients;
        this.environment = environment;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        List<CheckResult> results = new ArrayList<>();
        keys(JwtClients.of(clients.rules(), Clock.systemUTC()).reachable(), "jwt", results);
        keys(JwtClients.of(clients.assertionRules(), Clock.systemUTC()).reachable(), "oauth", results);
        if (!clients.certificates().isEmpty()) {
            results.add(certificates());
        }
        clients.basic()
                .keySet()
                .forEach(name -> results.add(CheckResult.warning(
                        "bridge.scim.basic." + name,
                        "sends its password with each request",
                        "Let it sign in otherwise if it can: docs/hardening.md has the ways, best first.")));
        return results;
    }

    private static void keys(Map<String, Boolean> reachable, String way, List<CheckResult> results) {
        reachable.forEach((name, isReachable) -> {
            String key = "bridge.scim." + way + "." + name;
            results.add(
                    isReachable
                            ? CheckResult.ok(key, "its keys can be fetched")
                            : CheckResult.failed(
                                    key,
                                    "its keys cannot be fetched, so that nothing it signs can be checked",
                                    "Look at its issuer and jwks-uri, and at the network between this machine and it."));
        });
    }

    private CheckResult certificates() {
        String asked = environment.getProperty("server.ssl.client-auth", "none");
        return asked.equalsIgnoreCase("need") || asked.equalsIgnoreCase("want")
                ? CheckResult.ok("bridge.scim.certificates", "certificates are asked for")
                : CheckResult.failed(
                        "bridge.scim.certificates",
                        "nobody is asked for a certificate",
                        "Set server.ssl.client-auth to want or need, and a bundle with a truststore.");
    }
}
