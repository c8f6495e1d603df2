package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.BasicSessionCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/** A profile of a file that Alibaba Cloud's tools write. It is read anew each time, because whoever rotates keys changes them there. */
final class ProfileSource implements CredentialSource {
    private static final String SESSION = "ram-scim-bridge";

    /** A profile's role may be assumed with another profile's role, and so on; none of the tools goes further. */
    private static final int DEEPEST = 5;

    private final @Nullable String wanted;
    private final List<Path> files;
    private final Function<@Nullable String, Sts> sts;

    /**
     * @param wanted null for the one that the file says is current
     * @param files the first of these that can be read
     */
    ProfileSource(@Nullable String wanted, List<Path> files, Function<@Nullable String, Sts> sts) {
        this.wanted = wanted;
        this.files = List.copyOf(files);
        this.sts = sts;
    }

    @Override
    public AlibabaCloudCredentials fetch() {
        ProfileFile content = content();
        return fetch(content, wanted == null ? content.current() : wanted, 0);
    }

    private ProfileFile content() {
        try {
            return ProfileFile.read(file());
        } catch (IOException e) {
            throw none("The file %s of the profile '%s' cannot be read.".formatted(file(), name()));
        }
    }

    private AlibabaCloudCredentials fetch(ProfileFile content, String name, int depth) {
        Map<String, String> profile = content.profile(name);
        if (profile == null || depth > DEEPEST) {
            throw lacking(name, profile == null ? "there is no such profile" : "its source_profile leads nowhere");
        }
        if (profile.getOrDefault("enable", "true").equalsIgnoreCase("false")) {
            throw lacking(name, "it is switched off");
        }
        String type = profile.getOrDefault("type", "access_key");
        return switch (type) {
            case "access_key", "sts" -> key(name, profile);
            case "ram_role_arn" -> role(content, name, profile, depth);
            case "ecs_ram_role" ->
                CredentialSources.ecs(profile.get("role_name")).fetch();
            case "oidc_role_arn" ->
                CredentialSources.oidc(oidc(name, profile), sts(profile)).fetch();
            default -> throw lacking(name, "the bridge does not know its type %s".formatted(type));
        };
    }

    private AlibabaCloudCredentials key(String name, Map<String, String> profile) {
        String id = required(name, profile, "access_key_id");
        String secret = required(name, profile, "access_key_secret");
        String token = profile.getOrDefault("security_token", "");
        return token.isEmpty() ? new BasicCredentials(id, secret) : new BasicSessionCredentials(id, secret, token);
    }

    private AlibabaCloudCredentials role(ProfileFile content, String name, Map<String, String> profile, int depth) {
        String source = profile.getOrDefault("source_profile", "");
        AlibabaCloudCredentials with = source.isEmpty() ? key(name, profile) : fetch(content, source, depth + 1);
        AssumedRole role = new AssumedRole(
                required(name, profile, "role_arn"),
                profile.getOrDefault("role_session_name", SESSION),
                profile.get("external_id"),
                profile.get("policy"),
                profile.get("sts_region"));
        return sts(profile).assume(role, with);
    }

    private Sts sts(Map<String, String> profile) {
        return sts.apply(profile.get("sts_region"));
    }

    private OidcRole oidc(String name, Map<String, String> profile) {
        return new OidcRole(
                required(name, profile, "role_arn"),
                required(name, profile, "oidc_provider_arn"),
                Path.of(required(name, profile, "oidc_token_file_path")),
                profile.getOrDefault("role_session_name", SESSION),
                profile.get("sts_region"));
    }

    private String required(String name, Map<String, String> profile, String key) {
        String value = profile.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw lacking(name, "it lacks %s".formatted(key));
        }
        return value;
    }

    private RamException lacking(String name, String what) {
        return none("There are no credentials in the profile '%s' of %s: %s.".formatted(name, file(), what));
    }

    private static RamException none(String sentence) {
        return RamException.unanswered(Reason.UNAUTHENTICATED, "Bridge.NoCredentials", sentence);
    }

    /** Nobody meant a file that is not there. */
    @Override
    public boolean isMeant() {
        return Files.isReadable(file());
    }

    private Path file() {
        return files.stream().filter(Files::isReadable).findFirst().orElse(files.get(0));
    }

    private String name() {
        return wanted == null ? "default" : wanted;
    }

    @Override
    public String description() {
        return wanted == null ? "the current profile of " + file() : "the profile '%s' of %s".formatted(wanted, file());
    }
}
