package ramscim.server.access;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import ramscim.core.access.AccessRules;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.Grantees;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.directory.PolicyName;
import ramscim.server.start.StartException;
import ramscim.server.words.Words;

/**
 * How users get in and what they may do, beyond what their SCIM resources say.
 *
 * @param consoleLogon who gets a login profile
 * @param consoleLogonGroups the SCIM groups whose members get one, with {@code groups}
 * @param passwordResetRequired whether a password is to be changed at the next logon, unless the user says otherwise
 * @param mfaBindRequired whether an MFA device is to be bound at the next logon; a user can ask for it, and not do
 *     without
 * @param accessKey who gets an access key
 * @param accessKeyGroups the SCIM groups whose members get one, with {@code groups}
 * @param bothModes whether a user may have both
 * @param allowedPolicies the policies that may be attached, with {@code *} for any characters
 * @param rolePolicies policies by the value of a SCIM role
 * @param groupPolicies policies by the displayName of a SCIM group
 * @param catalogueInterval how often RAM is asked which policies there are and who has them; 0: only when somebody asks
 */
@Validated
@ConfigurationProperties("bridge.access")
public record AccessProperties(
        @DefaultValue("none") Grantees.Rule consoleLogon,
        @DefaultValue List<String> consoleLogonGroups,
        @DefaultValue("true") boolean passwordResetRequired,
        @DefaultValue("false") boolean mfaBindRequired,
        @DefaultValue("none") Grantees.Rule accessKey,
        @DefaultValue List<String> accessKeyGroups,
        @DefaultValue("false") boolean bothModes,
        @DefaultValue List<String> allowedPolicies,
        @DefaultValue Map<String, List<String>> rolePolicies,
        @DefaultValue Map<String, List<String>> groupPolicies,
        @DefaultValue("1h") Duration catalogueInterval,
        @DefaultValue SecretSink secretSink) {

    /**
     * Where generated passwords and the secrets of access keys go, a line of JSON each.
     *
     * @param file a file that only its owner can read
     * @param recipientKey a file with a public RSA key (PEM); set, secrets are written encrypted for it
     */
    public record SecretSink(@Nullable Path file, @Nullable Path recipientKey) {
        public SecretSink {
            file = file == null || file.toString().isBlank() ? null : file;
            recipientKey = recipientKey == null || recipientKey.toString().isBlank() ? null : recipientKey;
        }
    }

    /** Whether users can be given any policy at all. */
    boolean givePolicies() {
        return !allowedPolicies.isEmpty();
    }

    /** The policies that are named, and not only meant by a pattern. */
    public Set<PolicyName> namedPolicies() {
        AccessRules rules = toRules();
        Set<PolicyName> named = new HashSet<>();
        allowedPolicies.stream()
                .filter(entry -> !entry.contains("*"))
                .map(PolicyName::parse)
                .forEach(named::add);
        rules.rolePolicies().values().forEach(named::addAll);
        rules.groupPolicies().values().forEach(named::addAll);
        return named;
    }

    /**
     * Looks at the files of the secret sink, and makes none.
     *
     * @return what it is, in words
     * @throws StartException if the bridge could not start with it
     */
    public Words checkSecretSink() {
        if (secretSink.recipientKey() != null) {
            SealedEnvelope.forKeyIn(secretSink.recipientKey());
        }
        if (secretSink.file() == null) {
            if (toRules().makeSecrets()) {
                throw new StartException(
                        "Set bridge.access.secret-sink.file: users get passwords or keys, and there is nobody to hand the secrets to.");
            }
            return Words.of("doctor.secret-sink.none");
        }
        SecretFile.check(secretSink.file());
        String file = secretSink.file().toString();
        return secretSink.recipientKey() == null
                ? Words.of("doctor.secret-sink.owner", file)
                : Words.of("doctor.secret-sink.encrypted", file);
    }

    /** @throws StartException if they contradict one another */
    AccessRules toRules() {
        try {
            return rules();
        } catch (IllegalArgumentException e) {
            throw new StartException("Correct bridge.access: " + e.getMessage() + ".");
        }
    }

    private AccessRules rules() {
        return new AccessRules(
                new Grantees(consoleLogon, new LinkedHashSet<>(consoleLogonGroups)),
                new ConsoleLogon(passwordResetRequired, mfaBindRequired),
                new Grantees(accessKey, new LinkedHashSet<>(accessKeyGroups)),
                bothModes,
                new PolicyAllowList(allowedPolicies),
                parsed(rolePolicies),
                parsed(groupPolicies));
    }

    private static Map<String, List<PolicyName>> parsed(Map<String, List<String>> policies) {
        Map<String, List<PolicyName>> parsed = new TreeMap<>();
        policies.forEach((key, names) ->
                parsed.put(key, names.stream().map(PolicyName::parse).toList()));
        return parsed;
    }
}
