package ramscim.simulator;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One simulator for a test class, as new for each test. */
final class RunningSimulator implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final SimulatorOptions options;
    private @Nullable RamSimulator simulator;
    private @Nullable SdkClient client;

    RunningSimulator() {
        this(SimulatorOptions.defaults());
    }

    RunningSimulator(SimulatorOptions options) {
        this.options = options;
    }

    RamSimulator get() {
        return requireNonNull(simulator);
    }

    SdkClient client() {
        return requireNonNull(client);
    }

    /** Calls an IMS operation with names and values in turn. */
    Answer call(String action, String... namesAndValues) {
        return client().call(action, namesAndValues);
    }

    /** Calls a RAM operation likewise. */
    Answer callRam(String action, String... namesAndValues) {
        return client().callRam(action, namesAndValues);
    }

    /** Calls an operation of ResourceManager likewise. */
    Answer callManager(String action, String... namesAndValues) {
        return client().callManager(action, namesAndValues);
    }

    /** Calls with another key of the account. */
    SdkClient clientWith(String accessKeyId, String accessKeySecret) {
        return SdkClient.of(get().endpoint(), accessKeyId, accessKeySecret);
    }

    /** Creates a user with a name in the default domain through the API and answers its UserId. */
    String createUser(String localPart) {
        Answer answer = call("CreateUser", "UserPrincipalName", name(localPart), "DisplayName", localPart);
        return answer.user().path("UserId").asText();
    }

    String name(String localPart) {
        return localPart + "@" + get().account().defaultDomain();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        RamSimulator started = RamSimulator.start(options);
        simulator = started;
        client = SdkClient.of(started);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        get().reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        get().close();
    }
}
