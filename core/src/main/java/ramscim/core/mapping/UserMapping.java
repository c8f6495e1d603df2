package ramscim.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;
import ramscim.core.resource.Names;
import ramscim.core.resource.Recent;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** Makes the RAM user that a SCIM user shall be; every rule that RAM is known to have is checked here, before RAM is asked. */
public final class UserMapping {
    /** The extension schema for what only RAM has. */
    public static final String RAM_EXTENSION = ScimAttributes.RAM_EXTENSION;

    private static final int MOST_RECENT = 200;

    private final Owner owner;
    private final Contacts contacts;
    private final UserExpressions expressions;

    /** One request asks for the same user up to six times, and evaluating expressions is most of what that takes. */
    private final Map<Asked, DesiredUser> recent = Collections.synchronizedMap(new Recent<>(MOST_RECENT));

    private record Asked(ResourceId id, ScimAttributes user, String domain) {}

    /**
     * @param owner the bridge that the users are said to be kept by
     */
    public UserMapping(Owner owner, Contacts contacts, UserExpressions expressions) {
        this.owner = owner;
        this.contacts = contacts;
        this.expressions = expressions;
    }

    /** The bridge that keeps the users. */
    public Owner owner() {
        return owner;
    }

    /**
     * @param domain what follows the {@code @} in the account's logon names
     * @throws InvalidAttributeException if an attribute breaks one of RAM's rules
     */
    public DesiredUser desiredUser(ResourceId id, ScimAttributes user, String domain) {
        Asked asked = new Asked(id, user, domain);
        DesiredUser known = recent.get(asked);
        if (known == null) {
            known = mapped(id, user, domain);
            recent.put(asked, known);
        }
        return known;
    }

    private DesiredUser mapped(ResourceId id, ScimAttributes user, String domain) {
        checkUserName(user);
        UserExpressions.Evaluation fields = expressions.of(user);
        Contacts.Reached reached = contacts.of(fields);
        UserProfile profile = new UserProfile(
                userPrincipalName(fields, domain),
                displayName(fields, user),
                reached.email(),
                reached.mobilePhone(),
                comments(fields));
        return new DesiredUser(profile, tags(id, user, fields)).without(reached.leftOut());
    }

    /**
     * The logon name: what the mapping makes of the user, in the account's domain.
     *
     * @throws InvalidAttributeException if it cannot be one
     */
    public UserPrincipalName userPrincipalName(ScimAttributes user, String domain) {
        return userPrincipalName(expressions.of(user), domain);
    }

    /** A userName may be longer than what becomes of it, but not than a UserPrincipalName can be at all. */
    private static void checkUserName(ScimAttributes user) {
        String userName = user.text("userName");
        if (userName == null) {
            throw new InvalidAttributeException("userName", "is required and must not be blank");
        }
        if (Names.hasUnseen(userName)) {
            throw new InvalidAttributeException(
                    "userName", "must not have control characters, or others that are not seen");
        }
        if (userName.length() > UserPrincipalName.MAX_LENGTH) {
            throw new InvalidAttributeException(
                    "userName", "must have at most " + UserPrincipalName.MAX_LENGTH + " characters");
        }
    }

    private static UserPrincipalName userPrincipalName(UserExpressions.Evaluation fields, String domain) {
        String localPart = fields.field(RamField.USER_PRINCIPAL_NAME);
        return checked(RamField.USER_PRINCIPAL_NAME.attribute(), () -> new UserPrincipalName(localPart, domain));
    }

    private static String displayName(UserExpressions.Evaluation fields, ScimAttributes user) {
        String mapped = DisplayNames.fit(fields.field(RamField.DISPLAY_NAME));
        return mapped.isEmpty() ? DisplayNames.fit(String.valueOf(user.text("userName"))) : mapped;
    }

    private static @Nullable String comments(UserExpressions.Evaluation fields) {
        String comments = fields.field(RamField.COMMENTS);
        return comments.isBlank() ? null : checked(RamField.COMMENTS.attribute(), UserProfile::checkComments, comments);
    }

    /** The bridge's own, those of the mapping, and those of the client, who wins where keys meet. */
    private Tags tags(ResourceId id, ScimAttributes user, UserExpressions.Evaluation fields) {
        Map<String, String> tags = new TreeMap<>(Ownership.tags(id, owner, user));
        String userName = String.valueOf(user.text("userName"));
        if (!userName.equals(fields.field(RamField.USER_PRINCIPAL_NAME))) {
            tags.put(OwnershipTags.USER_NAME, Ownership.tagValue(userName));
        }
        tags.putAll(fields.tags());
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

    /**
     * Whether the RAM user that somebody had is this person's: a name alone is given to the next who is called so. The provider's own key for
     * people tells, or neither has one.
     */
    public static boolean isOfSamePerson(RamUser former, ScimAttributes person) {
        return Ownership.isOfSamePerson(former.tags(), person);
    }
}
