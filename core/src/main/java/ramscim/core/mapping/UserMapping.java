package ramscim.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** Makes the RAM user that a SCIM user shall be; every rule that RAM is known to have is checked here, before RAM is asked. */
public final class UserMapping {
    /** The extension schema for what only RAM has. */
    public static final String RAM_EXTENSION = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";

    private static final Predicate<JsonNode> PRIMARY =
            value -> value.path("primary").asBoolean();
    private static final Predicate<JsonNode> UNTYPED =
            value -> value.path("type").isMissingNode();
    private static final List<Predicate<JsonNode>> EMAIL_PREFERENCES = List.of(PRIMARY, ofType("work"), UNTYPED);
    private static final List<Predicate<JsonNode>> PHONE_PREFERENCES =
            List.of(ofType("mobile"), ofType("work"), UNTYPED);

    private final AccountSite site;
    private final String phoneRegion;

    /** @param phoneRegion ISO 3166 code of the country that a phone number without country code belongs to */
    public UserMapping(AccountSite site, String phoneRegion) {
        this.site = site;
        this.phoneRegion = phoneRegion;
    }

    /**
     * @param domain what follows the {@code @} in the account's logon names
     * @throws InvalidAttributeException if an attribute breaks one of RAM's rules
     */
    public DesiredUser desiredUser(ResourceId id, ScimAttributes user, String domain) {
        UserProfile profile = new UserProfile(
                userPrincipalName(user, domain), displayName(user), email(user), mobilePhone(user), comments(user));
        return new DesiredUser(profile, tags(id, user));
    }

    /**
     * The logon name: what stands before the {@code @} of userName, or all of it, in the account's domain.
     *
     * @throws InvalidAttributeException if it cannot be one
     */
    public UserPrincipalName userPrincipalName(ScimAttributes user, String domain) {
        String userName = user.text("userName");
        if (userName == null) {
            throw new InvalidAttributeException("userName", "is required and must not be blank");
        }
        int at = userName.indexOf('@');
        String localPart = at < 0 ? userName : userName.substring(0, at);
        return checked("userName", () -> new UserPrincipalName(localPart, domain));
    }

    private static String displayName(ScimAttributes user) {
        JsonNode name = user.get("name");
        String given = ScimAttributes.text(name.path("givenName"));
        String family = ScimAttributes.text(name.path("familyName"));
        String joined = ((given == null ? "" : given) + " " + (family == null ? "" : family)).strip();
        return firstThatShows(
                user.text("displayName"), ScimAttributes.text(name.path("formatted")), joined, user.text("userName"));
    }

    private static String firstThatShows(@Nullable String... candidates) {
        return Stream.of(candidates)
                .filter(Objects::nonNull)
                .map(DisplayNames::fit)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private @Nullable String email(ScimAttributes user) {
        if (site == AccountSite.INTERNATIONAL) {
            return null;
        }
        String email = preferred(user.get("emails"), EMAIL_PREFERENCES);
        return email == null ? null : checked("emails.value", UserProfile::checkEmail, email.strip());
    }

    private @Nullable String mobilePhone(ScimAttributes user) {
        if (site == AccountSite.INTERNATIONAL) {
            return null;
        }
        String text = preferred(user.get("phoneNumbers"), PHONE_PREFERENCES);
        if (text == null) {
            return null;
        }
        String phone = MobilePhone.toRam(text, phoneRegion);
        if (phone == null) {
            throw new InvalidAttributeException(
                    "phoneNumbers.value",
                    "must be a phone number that can be written as <country code>-<number>, for example +86 138 0000 0000");
        }
        return phone;
    }

    /** The first value that meets the earliest of the preferences. */
    private static @Nullable String preferred(JsonNode values, List<Predicate<JsonNode>> preferences) {
        for (Predicate<JsonNode> preference : preferences) {
            for (JsonNode value : values) {
                String text = ScimAttributes.text(value.path("value"));
                if (text != null && preference.test(value)) {
                    return text;
                }
            }
        }
        return null;
    }

    private static Predicate<JsonNode> ofType(String type) {
        return value -> type.equalsIgnoreCase(value.path("type").textValue());
    }

    private static @Nullable String comments(ScimAttributes user) {
        String comments = ScimAttributes.text(user.get(RAM_EXTENSION).path("comments"));
        return comments == null ? null : checked(RAM_EXTENSION + ":comments", UserProfile::checkComments, comments);
    }

    private static Tags tags(ResourceId id, ScimAttributes user) {
        Map<String, String> tags = new TreeMap<>(Ownership.tags(id, user));
        int own = tags.size();
        tags.putAll(clientTags(user));
        if (tags.size() > Tags.MAX_COUNT) {
            throw new InvalidAttributeException(
                    RAM_EXTENSION + ":tags",
                    "must be at most %d tags, because a RAM user has at most %d and the bridge needs %d; they are %d"
                            .formatted(Tags.MAX_COUNT - own, Tags.MAX_COUNT, own, tags.size() - own));
        }
        return new Tags(tags);
    }

    private static Map<String, String> clientTags(ScimAttributes user) {
        String attribute = RAM_EXTENSION + ":tags";
        Map<String, String> tags = new TreeMap<>();
        for (JsonNode tag : user.get(RAM_EXTENSION).path("tags")) {
            String key = checked(
                    attribute + ".key",
                    Ownership::checkClientKey,
                    tag.path("key").asText(""));
            String value = checked(
                    attribute + ".value", Tags::checkValue, tag.path("value").asText(""));
            if (tags.putIfAbsent(key, value) != null) {
                throw new InvalidAttributeException(attribute + ".key", "must not occur twice; '" + key + "' does");
            }
        }
        return tags;
    }

    private static String checked(String attribute, Consumer<String> rule, String value) {
        return checked(attribute, () -> {
            rule.accept(value);
            return value;
        });
    }

    private static <T> T checked(String attribute, Supplier<T> value) {
        try {
            return value.get();
        } catch (RuleViolation violation) {
            throw new InvalidAttributeException(attribute, violation.rule());
        }
    }
}
