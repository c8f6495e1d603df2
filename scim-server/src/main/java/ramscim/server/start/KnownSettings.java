package ramscim.server.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The settings that somebody reads: the bridge's own and those of what it is built on, by the metadata in the jars. */
public final class KnownSettings {
    private static final List<String> METADATA = List.of(
            "META-INF/spring-configuration-metadata.json", "META-INF/additional-spring-configuration-metadata.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WRITTEN_DIFFERENTLY = Pattern.compile("[^a-z0-9]");

    /** What may follow the name of a setting. */
    private enum Rest {
        NOTHING,
        NUMBER,
        ANYTHING;

        static Rest of(String type) {
            if (type.startsWith("java.util.Map") || type.equals("java.util.Properties")) {
                return ANYTHING;
            }
            return type.matches("java\\.util\\.(List|Set|Collection)\\b.*|.*\\[]") ? NUMBER : NOTHING;
        }

        boolean allows(String rest) {
            return switch (this) {
                case NOTHING -> rest.isEmpty();
                case NUMBER -> rest.chars().allMatch(Character::isDigit);
                case ANYTHING -> true;
            };
        }
    }

    private record Key(String name, String plain, Rest rest, String type) {
        boolean is(String plainName) {
            return plainName.startsWith(plain) && rest.allows(plainName.substring(plain.length()));
        }
    }

    private final List<Key> keys;

    private KnownSettings(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    public static KnownSettings read() {
        List<Key> keys = new ArrayList<>();
        try {
            for (String name : METADATA) {
                for (URL file :
                        Collections.list(KnownSettings.class.getClassLoader().getResources(name))) {
                    JSON.readTree(file).path("properties").forEach(property -> keys.add(key(property)));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the names of the settings cannot be read", e);
        }
        return new KnownSettings(keys);
    }

    private static Key key(JsonNode property) {
        String name = property.path("name").asText();
        String type = property.path("type").asText();
        return new Key(name, plain(name), Rest.of(type), type);
    }

    /** Whether there is one of that name, however the source that it comes from writes names. */
    public boolean has(String name) {
        String plain = plain(name);
        return keys.stream().anyMatch(key -> key.is(plain));
    }

    /** The name of the class of its values; empty if it is not known, or the setting is a part of another. */
    public String type(String name) {
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .map(Key::type)
                .findFirst()
                .orElse("");
    }

    public List<String> names() {
        return keys.stream().map(Key::name).distinct().toList();
    }

    /** Without what different sources write differently; lists go on with a number, maps with whatever it is. */
    private static String plain(String name) {
        return WRITTEN_DIFFERENTLY.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
