package ramscim.server.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.function.SingletonSupplier;
import ramscim.server.start.Settings;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/** What the commands share: the settings that were typed, and where they tell what they came to. */
final class Session {
    private final PrintStream out;
    private final SingletonSupplier<Audience> reader;
    private List<String> settings = List.of();
    private @Nullable List<String> bridge;

    /** @param reader of what is not asked for as JSON; found out when there is something to read */
    Session(PrintStream out, Supplier<Audience> reader) {
        this.out = out;
        this.reader = SingletonSupplier.of(reader);
    }

    Audience reader() {
        return reader.obtain();
    }

    void use(List<String> typed) {
        settings = List.copyOf(typed);
    }

    List<String> settings() {
        return settings;
    }

    ConfigurableEnvironment environment() {
        return Settings.read(settings);
    }

    PrintStream out() {
        return out;
    }

    /** For a person or for a script. */
    void tell(boolean asJson, Object result, Words words) {
        out.println(asJson ? json(result) : words.to(reader()).stripTrailing());
    }

    private static String json(Object result) {
        try {
            return JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a command came to can be written", e);
        }
    }

    /** The bridge is to run when the command has ended. */
    void serve(List<String> options) {
        bridge = Stream.concat(settings.stream(), options.stream()).toList();
    }

    /** What it is to run with; null if it is not to. */
    @Nullable List<String> bridge() {
        return bridge;
    }
}
