package ramscim.server.running;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.core.AuthenticatedPrincipal;

/** What a test changes of the provider while it runs. */
final class ProviderState {
    private final AtomicInteger keyFetches = new AtomicInteger();
    private volatile JWKSet keys = pair("k");
    private volatile Person person = new Person("nobody", "Nobody", List.of());
    private volatile Duration clockError = Duration.ZERO;
    private volatile String applicationClaim = "client_id";
    private volatile boolean keysDown;
    private volatile boolean away;

    /** Who is signed in to the provider. */
    record Person(String subject, String name, List<String> groups) implements AuthenticatedPrincipal {
        Person {
            groups = List.copyOf(groups);
        }

        @Override
        public String getName() {
            return subject;
        }
    }

    private static JWKSet pair(String id) {
        try {
            return new JWKSet(new RSAKeyGenerator(2048).keyID(id).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    /** With their secret parts. */
    JWKSet keys() {
        return keys;
    }

    void newKey(String id) {
        keys = pair(id);
    }

    Person person() {
        return person;
    }

    void person(Person signedIn) {
        person = signedIn;
    }

    Instant now() {
        return Instant.now().plus(clockError);
    }

    void clockError(Duration error) {
        clockError = error;
    }

    String applicationClaim() {
        return applicationClaim;
    }

    void applicationClaim(String name) {
        applicationClaim = name;
    }

    /** Whether the keys can be had, for whoever asks just now. */
    boolean givesKeys() {
        keyFetches.incrementAndGet();
        return !keysDown;
    }

    void keysDown(boolean down) {
        keysDown = down;
    }

    int keyFetches() {
        return keyFetches.get();
    }

    boolean isAway() {
        return away;
    }

    void away(boolean isAway) {
        away = isAway;
    }
}
