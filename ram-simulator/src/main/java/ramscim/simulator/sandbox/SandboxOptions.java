package ramscim.simulator.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox is made of.
 *
 * @param bridge the distribution's launcher, or the bridge's executable jar
 * @param port of the bridge
 * @param simulatorPort of the simulated account
 * @param data the folder that keeps the bridge's data; null for one that goes when the sandbox stops
 */
public record SandboxOptions(
        Path bridge, int port, int simulatorPort, @Nullable Path data) {

    /** Finds out early, and in words, what would fail later in a log; a port 0 becomes a free one. */
    public SandboxOptions checked() {
        if (!Files.isRegularFile(bridge)) {
            throw new SandboxException("There is no bridge at " + bridge + "; ./mvnw package builds it.");
        }
        if (port == simulatorPort && port != 0) {
            throw new SandboxException("--port and --simulator-port must not both be " + port + ".");
        }
        return new SandboxOptions(bridge, free("--port", port), free("--simulator-port", simulatorPort), data);
    }

    private static int free(String flag, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(BridgeProcess.ADDRESS), port));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new SandboxException(
                    "Port %d is taken: stop what listens there, or choose another with %s.".formatted(port, flag),
                    taken);
        }
    }
}
