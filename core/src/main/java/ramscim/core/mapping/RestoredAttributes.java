package ramscim.core.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupMark;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.resource.ScimAttributes;

/**
 * What can be told of a SCIM resource from RAM alone, after the store was lost: the way back of the default mapping, as far as there is one.
 * What RAM has no field for comes back when the provider says it again.
 */
public final class RestoredAttributes {
    private static final String HASHED = "sha256:";

    private RestoredAttributes() {}

    public static ScimAttributes of(RamUser user) {
        Map<String, String> tags = user.tags();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        String userName = readable(tags.get(OwnershipTags.USER_NAME));
        node.put(
                "userName",
                userName == null
                        ? UserPrincipalName.parse(user.userPrincipalName()).localPart()
                        : userName);
        put(node, "externalId", readable(tags.get(OwnershipTags.EXTERNAL_ID)));
        node.put("active", !"false".equals(tags.get(OwnershipTags.ACTIVE)));
        put(node, "displayName", user.displayName());
        if (user.email() != null) {
            ObjectNode email = node.putArray("emails").addObject().put("value", user.email());
            email.put("type", "work").put("primary", true);
        }
        if (user.mobilePhone() != null) {
            ObjectNode phone = node.putArray("phoneNumbers").addObject();
            phone.put("value", "+" + user.mobilePhone()).put("type", "mobile");
        }
        if (user.comments() != null && !user.comments().isEmpty()) {
            node.putObject(ScimAttributes.RAM_EXTENSION).put("comments", user.comments());
        }
        return ScimAttributes.of(node);
    }

    /** Null if the displayName cannot be told: then the group is made anew, in its place, when the provider sends it. */
    public static @Nullable ScimAttributes of(RamGroup group, GroupMark mark) {
        String displayName = Stream.of(mark.name(), group.displayName(), group.name())
                .flatMap(Stream::ofNullable)
                .filter(name -> !name.isBlank()
                        && GroupMapping.groupName(name.strip()).value().equals(group.name()))
                .findFirst()
                .orElse(null);
        if (displayName == null) {
            return null;
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("displayName", displayName);
        put(node, "externalId", mark.externalId());
        return ScimAttributes.of(node);
    }

    private static void put(ObjectNode node, String attribute, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            node.put(attribute, value);
        }
    }

    /** The opposite of what makes a tag's value of it; a hash has none. */
    private static @Nullable String readable(@Nullable String tag) {
        return tag == null || tag.startsWith(HASHED)
                ? null
                : tag.replace("%3A", ":").replace("%25", "%");
    }
}
