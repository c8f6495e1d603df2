package ramscim.simulator.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ramscim.simulator.protocol.AccessKey;

/** A bridge that works on a simulated account; it has nothing to do with a real one. */
public final class Sandbox implements AutoCloseable {

    private static final int SECRET_BYTES = 18;

    private final URI account;
    private final Path folder;
    private final boolean keepsData;
    private final String token = secret();
    private final String password = secret();
    private final BridgeProcess bridge;
    private volatile boolean failed;

    private Sandbox(SandboxOptions options, URI account, AccessKey accessKey) {
        this.account = account;
        keepsData = options.data() != null;
        folder = folder(options);
        bridge = BridgeProcess.start(options.bridge(), folder, options.port(), settings(accessKey));
    }

    private Map<String, String> settings(AccessKey accessKey) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ALIBABA_CLOUD_ACCESS_KEY_ID", accessKey.id());
        settings.put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", accessKey.secret());
        Stream.of("IMS", "RAM", "STS", "RESOURCE_MANAGER")
                .forEach(api -> settings.put("BRIDGE_RAM_" + api + "_ENDPOINT", account.toString()));
        settings.put("BRIDGE_SCIM_TOKEN", token);
        settings.put("BRIDGE_ADMIN_PASSWORD", password);
        settings.put("BRIDGE_DATA_DIRECTORY", folder.resolve("data").toString());
        // Who tries things out deletes most of what it makes, which is no accident here.
        Stream.of("USERS", "GROUPS", "MEMBERSHIPS")
                .forEach(counted -> settings.put("BRIDGE_GUARD_MAX_" + counted, "1000"));
        return settings;
    }

    /**
     * Starts a bridge; it is not ready yet.
     *
     * @param options checked ones
     * @param account where the simulated account is, for IMS and RAM alike
     */
    public static Sandbox start(SandboxOptions options, URI account, AccessKey accessKey) {
        return new Sandbox(options, account, accessKey);
    }

    /** Waits until the bridge takes requests. */
    public void awaitReady() throws InterruptedException {
        keepingLog(bridge::awaitReady);
    }

    /** Waits until the bridge has been told to stop and has done so; any other end is a failure. */
    public void awaitStop() throws InterruptedException {
        keepingLog(bridge::awaitStop);
    }

    private void keepingLog(Wait wait) throws InterruptedException {
        try {
            wait.run();
        } catch (SandboxException e) {
            failed = true;
            throw e;
        }
    }

    private interface Wait {

        void run() throws InterruptedException;
    }

    /** What a newcomer needs to look around. */
    public String welcome() {
        return """

                SCIM endpoint  %1$s/scim/v2
                Bearer token   %2$s
                Dashboard      %1$s/admin   user admin, password %3$s
                Bridge's log   %4$s

                Create a user as an identity provider does:

                  %5$s

                See it arrive in the simulated account, in a browser or with

                  curl %6$s/simulator/users

                Ctrl-C stops the bridge and the simulated account%7$s.
                """.formatted(
                        bridge.root(),
                        token,
                        password,
                        bridge.log(),
                        createUser(),
                        account,
                        keepsData ? "; the data stays in " + folder : " and removes their data");
    }

    private String createUser() {
        return String.join(
                " ",
                List.of(
                        "curl -X POST " + bridge.root() + "/scim/v2/Users",
                        "-H 'Authorization: Bearer " + token + "'",
                        "-H 'Content-Type: application/scim+json'",
                        "-d '{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada.lovelace\","
                                + "\"displayName\":\"Ada Lovelace\",\"active\":true}'"));
    }

    /** Stops the bridge, and removes what nobody asked to keep. */
    @Override
    public void close() {
        bridge.stop();
        if (!keepsData && !failed) {
            remove(folder);
        }
    }

    private static Path folder(SandboxOptions options) {
        try {
            return options.data() == null
                    ? Files.createTempDirectory("ram-scim-sandbox")
                    : Files.createDirectories(options.data().toAbsolutePath());
        } catch (IOException e) {
            throw new SandboxException("The folder for the data cannot be made: " + e.getMessage(), e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
