package ramscim.server.ram;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.SortedSet;
import java.util.function.Consumer;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.AliyunRam;
import ramscim.adapter.AliyunSettings;
import ramscim.adapter.RamResilience;
import ramscim.adapter.RamTelemetry;
import ramscim.core.directory.AnswerForm;
import ramscim.core.directory.RamDirectory;
import ramscim.server.start.StartException;

/** RAM, and how it takes the bridge's own credentials: for who looks whether everything is in order. */
public final class RamAccess {
    private final AliyunRam ram;
    private final AliyunCredentials credentials;

    RamAccess(AliyunRam ram, AliyunCredentials credentials) {
        this.ram = ram;
        this.credentials = credentials;
    }

    /** A connection of one's own, beside that of a bridge that may be running elsewhere. */
    public static RamAccess open(RamProperties properties, CredentialsProperties credentialsProperties) {
        AliyunCredentials credentials = credentialsProperties.credentials();
        RamResilience defaults = RamResilience.defaults();
        RamResilience resilience = new RamResilience(defaults.retries(), defaults.breakers(), properties.rates());
        return new RamAccess(
                connect(
                        properties.settings(credentials),
                        resilience,
                        RamTelemetry.metersOnly(new SimpleMeterRegistry())),
                credentials);
    }

    static AliyunRam connect(AliyunSettings settings, RamResilience resilience, RamTelemetry telemetry) {
        try {
            return AliyunRam.connect(settings, resilience, telemetry);
        } catch (IllegalArgumentException e) {
            // A proxy that is none.
            throw new StartException(String.valueOf(e.getMessage()));
        }
    }

    public RamDirectory directory() {
        return ram.directory();
    }

    /** @throws ramscim.core.directory.RamException if there are none; its message says what to set */
    public void checkCredentials() {
        credentials.check();
    }

    public RamStanding standing() {
        return RamStanding.of(credentials, ram.standing());
    }

    /** Who is told what each answer looks like, by the thread that makes the call and for every attempt. */
    public void listen(Consumer<AnswerForm> listener) {
        ram.listen(listener);
    }

    /** Every permission that the bridge can need. */
    public static SortedSet<String> permissions() {
        return AliyunRam.permissions();
    }

    /** Whether a call that needs it has succeeded since the start. */
    public boolean isGranted(String permission) {
        return ram.standing().grantedPermissions().contains(permission);
    }
}
