package ramscim.core.directory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps a RAM user or group, as far as RAM tells.
 *
 * @param name of the other bridge or service, or the SCIM id that this bridge's own has; null for nobody
 */
public record Keeper(Kind kind, @Nullable String name) {
    /** What a bridge may conclude. */
    public enum Kind {
        /** Nobody: it was made by hand, or by a tool that says nothing. */
        NOBODY,
        /** This bridge, or one that did not say its name. */
        THIS_BRIDGE,
        OTHER_BRIDGE,
        /** Alibaba Cloud's own SCIM endpoint, or CloudSSO: what is changed here, they change back. */
        ALIBABA_CLOUD,
        /** The configuration: it protects the name. */
        PROTECTION,
        /** The account's administrators: whoever gets hold of it is one of them. */
        ADMINISTRATORS,
        /** The bridge itself: its own RAM user, or a group of it. */
        BRIDGE,
        /** The bridge itself, for all that is known. */
        PERHAPS_BRIDGE
    }

    private static final Keeper NOBODY = new Keeper(Kind.NOBODY, null);

    public static final Keeper PROTECTION = new Keeper(Kind.PROTECTION, null);

    public static final Keeper ADMINISTRATORS = new Keeper(Kind.ADMINISTRATORS, null);

    public static final Keeper BRIDGE = new Keeper(Kind.BRIDGE, null);

    public static final Keeper PERHAPS_BRIDGE = new Keeper(Kind.PERHAPS_BRIDGE, null);

    /** By the user's tags; if a bridge left none, by the ProvisionType that RAM reports. */
    public static Keeper of(RamUser user, Owner self) {
        Map<String, String> tags = user.tags();
        String id = tags.get(OwnershipTags.ID);
        if (self.isOtherBridges(tags)) {
            return new Keeper(Kind.OTHER_BRIDGE, tags.get(OwnershipTags.OWNER));
        }
        if (id != null) {
            return new Keeper(Kind.THIS_BRIDGE, id);
        }
        String type = user.provisionType();
        return type == null || type.equalsIgnoreCase("Manual") ? NOBODY : new Keeper(Kind.ALIBABA_CLOUD, type);
    }

    /** By the group's comments. */
    public static Keeper of(RamGroup group, Owner self) {
        GroupMark mark = GroupMark.of(group.comments());
        if (mark == null) {
            return NOBODY;
        }
        return mark.owner() == null || mark.owner().equals(self.name())
                ? new Keeper(Kind.THIS_BRIDGE, mark.id())
                : new Keeper(Kind.OTHER_BRIDGE, mark.owner());
    }

    public boolean isNobody() {
        return kind == Kind.NOBODY;
    }

    /** As the end of a sentence about what it keeps. */
    public String words() {
        return switch (kind) {
            case NOBODY -> "nobody keeps it";
            case THIS_BRIDGE -> "it carries the tag of another resource, " + name;
            case OTHER_BRIDGE -> "another bridge, '" + name + "', keeps it";
            case ALIBABA_CLOUD -> "Alibaba Cloud's own provisioning (" + name + ") keeps it";
            case PROTECTION -> "its name is protected by bridge.guard, and it is never adopted";
            case ADMINISTRATORS -> "it has an administrator's policy, itself or by a group, and is never adopted";
            case BRIDGE ->
                "the bridge itself signs in as it, or has its own permissions by it, and it is never adopted";
            case PERHAPS_BRIDGE ->
                "it has an access key, and as long as STS does not tell who the bridge itself is, it may be the bridge's own";
        };
    }
}
