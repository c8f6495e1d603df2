package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file of profiles holds: the SDKs' {@code ~/.alibabacloud/credentials}, with or without {@code .ini}, or the CLI's {@code ~/.aliyun/config.json},
 * whose words are turned into those of the SDKs.
 *
 * @param current the profile that the CLI uses if nobody names one
 */
record ProfileFile(Map<String, Map<String, String>> profiles, String current) {
    private static final String DEFAULT = "default";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> WORDS = Map.of(
            "sts_token", "security_token",
            "ram_role_arn", "role_arn",
            "ram_session_name", "role_session_name",
            "ram_role_name", "role_name",
            "oidc_token_file", "oidc_token_file_path");

    private static final Map<String, String> MODES = Map.of(
            "AK", "access_key",
            "StsToken", "sts",
            "RamRoleArn", "ram_role_arn",
            "ChainableRamRoleArn", "ram_role_arn",
            "EcsRamRole", "ecs_ram_role",
            "OIDC", "oidc_role_arn");

    ProfileFile {
        profiles = Map.copyOf(profiles);
    }

    static ProfileFile read(Path file) throws IOException {
        String text = Files.readString(file);
        return text.stripLeading().startsWith("{") ? ofTheCli(JSON.readTree(text)) : ini(text);
    }

    private static ProfileFile ofTheCli(JsonNode config) {
        Map<String, Map<String, String>> profiles = new HashMap<>();
        config.path("profiles")
                .forEach(profile -> profiles.put(profile.path("name").asText(), inWordsOfTheSdks(profile)));
        return new ProfileFile(profiles, config.path("current").asText(DEFAULT));
    }

    private static Map<String, String> inWordsOfTheSdks(JsonNode profile) {
        Map<String, String> values = new HashMap<>();
        profile.fields()
                .forEachRemaining(field -> values.put(
                        WORDS.getOrDefault(field.getKey(), field.getKey()),
                        field.getValue().asText()));
        String mode = values.getOrDefault("mode", "AK");
        values.put("type", MODES.getOrDefault(mode, mode));
        return values;
    }

    private static ProfileFile ini(String text) {
        Map<String, Map<String, String>> profiles = new HashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                section = new LinkedHashMap<>();
                profiles.put(line.substring(1, line.length() - 1).strip(), section);
            } else if (equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
                section.put(
                        line.substring(0, equals).strip().toLowerCase(Locale.ROOT), value(line.substring(equals + 1)));
            }
        }
        return new ProfileFile(profiles, DEFAULT);
    }

    /** A comment may follow a value; no value of a key or a role has a {@code #} after a space. */
    private static String value(String text) {
        int comment = text.indexOf(" #");
        return (comment < 0 ? text : text.substring(0, comment)).strip();
    }

    @Nullable Map<String, String> profile(String name) {
        return profiles.get(name);
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "ProfileFile" + profiles.keySet();
    }
}
