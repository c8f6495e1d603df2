package ramscim.server.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ramscim.server.bundle.SupportBundle;
import ramscim.server.start.StartException;
import ramscim.server.words.Words;

@Command(
        name = "support-bundle",
        description = {"command.support-bundle", "command.support-bundle.how"})
final class SupportBundleCommand implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVICE_TOKEN = "RAM_SCIM_BRIDGE_TOKEN";

    private final Session session;

    @Mixin
    private final Json json = new Json();

    @Option(names = "--url", paramLabel = "URL", descriptionKey = "command.support-bundle.url")
    private @Nullable URI url;

    @Parameters(
            paramLabel = "FILE",
            defaultValue = "ram-scim-bridge-support.zip",
            descriptionKey = "command.support-bundle.file")
    private Path file = Path.of("");

    SupportBundleCommand(Session session) {
        this.session = session;
    }

    /** @param missing what is not in it, and why; null if everything is */
    private record Written(
            String file, long bytes, @Nullable String missing) {
        Words sentence() {
            String size = Long.toString(bytes / 1024 + 1);
            return missing == null
                    ? Words.of("command.support-bundle.done", file, size)
                    : Words.of("command.support-bundle.done-without", file, size, missing);
        }
    }

    @Override
    public void run() {
        if (Files.exists(file)) {
            throw new StartException("%s exists already: name a file that does not.".formatted(file));
        }
        ConfigurableEnvironment environment = session.environment();
        try {
            write(ask(environment), null);
        } catch (IOException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "it cannot be reached");
            write(SupportBundle.ofStopped(environment, why), why);
        }
    }

    private byte[] ask(ConfigurableEnvironment environment) throws IOException {
        URI bridge = url == null ? URI.create("http://127.0.0.1:" + environment.getProperty("server.port")) : url;
        HttpRequest request = HttpRequest.newBuilder(bridge.resolve("/admin/api/support-bundle"))
                .header("Authorization", authorization(environment))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("%s answered %d".formatted(bridge, answer.statusCode()));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        } catch (IOException e) {
            throw e.getMessage() == null ? new IOException("nobody answers at " + bridge, e) : e;
        }
    }

    private static String authorization(ConfigurableEnvironment environment) throws IOException {
        String token = environment.getProperty(SERVICE_TOKEN, "");
        if (!token.isBlank()) {
            return "Bearer " + token;
        }
        String password = environment.getProperty("bridge.admin.password", "");
        if (password.isBlank() || password.startsWith("{")) {
            throw new IOException("neither BRIDGE_ADMIN_PASSWORD nor %s says how to sign in".formatted(SERVICE_TOKEN));
        }
        byte[] pair = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private void write(byte[] bundle, @Nullable String missing) {
        try {
            Files.write(file, bundle, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new StartException("%s cannot be written: %s".formatted(file, e));
        }
        Written written = new Written(file.toAbsolutePath().toString(), bundle.length, missing);
        session.tell(json.isWanted(), written, written.sentence());
    }
}
