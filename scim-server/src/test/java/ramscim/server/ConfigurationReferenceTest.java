package ramscim.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** docs/configuration.md against the metadata that the compiler makes of the properties classes. */
class ConfigurationReferenceTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(bridge\\.[^`]+)` \\| `([^`]+)` \\|");
    private static final String MAP_KEY = "_<key>";

    @Test
    void reference_keys_areThoseOfTheMetadataAndNoOther() throws IOException {
        assertThat(documented().keySet())
                .containsExactlyInAnyOrderElementsOf(defined().keySet());
    }

    @Test
    void reference_environmentVariables_areThoseOfTheirKeys() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        defined().forEach((key, isMap) -> expected.put(key, variable(key) + (isMap ? MAP_KEY : "")));

        assertThat(documented()).isEqualTo(expected);
    }

    /** But for the mapping, whose defaults are in core's mapping.properties, and for maps: an empty one has no key. */
    @Test
    void applicationYml_keys_areThoseOfTheMetadataAndNoOther() throws IOException {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));

        assertThat(requireNonNull(yaml.getObject()).keySet().stream()
                        .map(Object::toString)
                        .filter(key -> key.startsWith("bridge.")))
                .containsExactlyInAnyOrderElementsOf(defined().entrySet().stream()
                        .filter(key -> !key.getKey().startsWith("bridge.mapping.") && !key.getValue())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("../docs/configuration.md")));
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }

    /** Each key, and whether further ones hang below it. */
    private static Map<String, Boolean> defined() throws IOException {
        Map<String, Boolean> keys = new TreeMap<>();
        try (InputStream metadata = requireNonNull(
                ScimServerApplication.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            for (JsonNode property : new ObjectMapper().readTree(metadata).get("properties")) {
                keys.put(
                        property.get("name").asText(),
                        property.get("type").asText().startsWith("java.util.Map"));
            }
        }
        return keys;
    }
}
