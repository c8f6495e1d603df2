package ramscim.core.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.Tags;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** The tags with which a RAM user says whose it is. */
final class Ownership {
    private Ownership() {}

    static Map<String, String> tags(ResourceId id, Owner owner, ScimAttributes user) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(OwnershipTags.ID, id.toString());
        tags.put(OwnershipTags.OWNER, owner.name());
        tags.put(OwnershipTags.ACTIVE, Boolean.toString(user.isActive()));
        tags.put(OwnershipTags.PROVISION_TYPE, OwnershipTags.SCIM);
        String externalId = user.text("externalId");
        if (externalId != null) {
            tags.put(OwnershipTags.EXTERNAL_ID, tagValue(externalId));
        }
        return tags;
    }

    /** Whether a RAM user with these tags was this person's: by the externalId, or because neither has one. */
    static boolean isOfSamePerson(Map<String, String> tags, ScimAttributes person) {
        String externalId = person.text("externalId");
        return Objects.equals(tags.get(OwnershipTags.EXTERNAL_ID), externalId == null ? null : tagValue(externalId));
    }

    static void checkClientKey(String key) {
        Tags.checkKey(key);
        if (key.regionMatches(true, 0, OwnershipTags.PREFIX, 0, OwnershipTags.PREFIX.length())) {
            throw new RuleViolation("must not start with '" + OwnershipTags.PREFIX + "', which is the bridge's own");
        }
    }

    /** RAM refuses URLs, {@code acs:} and more than 128 characters in a tag; an externalId may have all of them. */
    static String tagValue(String externalId) {
        String escaped = externalId.replace("%", "%25").replace("://", "%3A//");
        if (escaped.regionMatches(true, 0, "acs:", 0, 4)) {
            escaped = escaped.substring(0, 3) + "%3A" + escaped.substring(4);
        }
        return escaped.length() <= Tags.MAX_VALUE ? escaped : "sha256:" + sha256(externalId);
    }

    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
