package ramscim.server.words;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Words as the database keeps them: told apart from any language, with the English beside them for a version that does
 * not have the message. What stands there without a key, from before, is taken as it is.
 */
public final class KeptWords {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper json;

    public KeptWords(ObjectMapper json) {
        this.json = json.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule()
                        .addSerializer(Words.class, new Writing())
                        .addDeserializer(Words.class, new Reading()));
    }

    /** Words, or something that has some. */
    public String write(Object words) {
        try {
            return json.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that has words; empty if a newer version wrote it in a way that this one cannot read. */
    public <T> Optional<T> known(String text, Class<T> type) {
        try {
            return Optional.of(json.readValue(text, type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** What a column has; null stays what it is. */
    public @Nullable Words words(@Nullable String text) {
        return text == null
                ? null
                : text.startsWith("{\"key\":")
                        ? known(text, Words.class).orElseGet(() -> Words.quoted(text))
                        : Words.quoted(text);
    }

    private static final class Writing extends StdSerializer<Words> {
        private static final long serialVersionUID = 1L;

        Writing() {
            super(Words.class);
        }

        @Override
        public void serialize(Words words, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeTree(written(words).put("english", words.english()));
        }

        private static ObjectNode written(Words words) {
            return NODES.objectNode().put("key", words.key()).set("args", written(words.args()));
        }

        private static ArrayNode written(List<?> args) {
            ArrayNode array = NODES.arrayNode();
            args.forEach(arg -> array.add(written(arg)));
            return array;
        }

        private static JsonNode written(Object arg) {
            if (arg instanceof Words words) {
                return written(words);
            }
            if (arg instanceof List<?> many) {
                return written(many);
            }
            if (arg instanceof Duration duration) {
                return NODES.objectNode().put("duration", duration.toString());
            }
            if (arg instanceof Instant time) {
                return NODES.objectNode().put("time", time.toString());
            }
            return arg instanceof Number number ? NODES.numberNode(number.longValue()) : NODES.textNode(arg.toString());
        }
    }

    private static final class Reading extends StdDeserializer<Words> {
        private static final long serialVersionUID = 1L;

        Reading() {
            super(Words.class);
        }

        @Override
        public Words deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = in.readValueAsTree();
            if (node.isTextual()) {
                return Words.quoted(node.textValue());
            }
            Words words = words(node);
            return words.isKnown() ? words : Words.quoted(node.path("english").asText());
        }

        private static Words words(JsonNode node) {
            return new Words(node.path("key").asText(), args(node.path("args")));
        }

        private static List<Object> args(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false)
                    .map(Reading::arg)
                    .toList();
        }

        private static Object arg(JsonNode node) {
            if (node.isArray()) {
                return args(node);
            }
            if (node.has("key")) {
                return words(node);
            }
            if (node.has("duration")) {
                return Duration.parse(node.path("duration").asText());
            }
            if (node.has("time")) {
                return Instant.parse(node.path("time").asText());
            }
            return node.isNumber() ? (Object) node.longValue() : node.asText();
        }
    }
}
