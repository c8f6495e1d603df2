package ramscim.server.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import ramscim.core.directory.RamDirectory;
import ramscim.server.jwt.JwtClients;
import ramscim.server.security.ClientProperties;
import ramscim.server.words.Words;

/** The clients of the configuration: whether what they sign in with can be checked, and is good enough. */
final class ClientsCheck implements Check {
    private static final Words CERTIFICATES = Words.quoted("bridge.scim.certificates");

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
                        Words.quoted("bridge.scim.basic." + name),
                        Words.of("doctor.clients.basic"),
                        Words.of("doctor.clients.basic.advice"))));
        return results;
    }

    private static void keys(Map<String, Boolean> reachable, String way, List<CheckResult> results) {
        reachable.forEach((name, isReachable) -> {
            Words key = Words.quoted("bridge.scim." + way + "." + name);
            results.add(
                    isReachable
                            ? CheckResult.ok(key, Words.of("doctor.clients.keys"))
                            : CheckResult.failed(
                                    key,
                                    Words.of("doctor.clients.no-keys"),
                                    Words.of("doctor.clients.no-keys.advice")));
        });
    }

    private CheckResult certificates() {
        String asked = environment.getProperty("server.ssl.client-auth", "none");
        return asked.equalsIgnoreCase("need") || asked.equalsIgnoreCase("want")
                ? CheckResult.ok(CERTIFICATES, Words.of("doctor.clients.certificates"))
                : CheckResult.failed(
                        CERTIFICATES,
                        Words.of("doctor.clients.no-certificates"),
                        Words.of("doctor.clients.no-certificates.advice"));
    }
}
