package ramscim.core.directory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException.Reason;

/** The calls about groups and who is in them. They take group names and logon names; ids are answered and never accepted. */
public sealed interface GroupCall<R> extends RamCall<R> {
    private static Parameters named(GroupName name) {
        return Parameters.none().with("GroupName", name);
    }

    /** Creates a group. It fails with {@code ALREADY_EXISTS} if the name, compared without case, is taken, and with {@code QUOTA_EXCEEDED}. */
    record CreateGroup(GroupProfile profile) implements GroupCall<RamGroup>, Creation<RamGroup> {
        @Override
        public RamOperation operation() {
            return RamOperation.CREATE_GROUP;
        }

        @Override
        public Parameters parameters() {
            return named(profile.name())
                    .with("DisplayName", profile.displayName())
                    .with("Comments", profile.comments());
        }

        @Override
        public GetGroup readBack() {
            return new GetGroup(profile.name());
        }

        /** A group has no tags, so its comments say whose it is. */
        @Override
        public boolean made(RamGroup found, @Nullable Instant begun) {
            return GroupMark.sameOwner(profile.comments(), found.comments());
        }

        @Override
        public RamException taken(RamGroup found) {
            return RamException.unanswered(
                    Reason.ALREADY_EXISTS,
                    "EntityAlreadyExists.Group",
                    "The group name belongs to another RAM group, GroupId " + found.id());
        }
    }

    /** The group with this name, compared without case; empty if there is none. */
    record GetGroup(GroupName name) implements GroupCall<Optional<RamGroup>> {
        @Override
        public RamOperation operation() {
            return RamOperation.GET_GROUP;
        }

        @Override
        public Parameters parameters() {
            return named(name);
        }
    }

    /**
     * Some of the groups.
     *
     * @param marker of the page before; null for the first
     */
    record ListGroups(@Nullable String marker) implements GroupCall<Page<RamGroup>>, Listing<RamGroup> {
        public ListGroups() {
            this(null);
        }

        @Override
        public RamOperation operation() {
            return RamOperation.LIST_GROUPS;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none().with("Marker", marker);
        }

        @Override
        public ListGroups from(@Nullable String other) {
            return new ListGroups(other);
        }

        @Override
        public int largestPage() {
            return 100;
        }

        @Override
        public Object identity(RamGroup group) {
            return group.id();
        }
    }

    /**
     * Gives a group other attributes, its name among them; its members and policies stay. Repeating it changes nothing more, but after a change of name
     * the group is found under the new one only. It fails with {@code NOT_FOUND} if there is no group with the old name, and with
     * {@code ALREADY_EXISTS} if the new name belongs to another.
     */
    record UpdateGroup(GroupName name, GroupProfile profile) implements GroupCall<RamGroup> {
        public boolean isRenaming() {
            return !profile.name().key().equals(name.key());
        }

        @Override
        public RamOperation operation() {
            return RamOperation.UPDATE_GROUP;
        }

        /** A name that stays is not sent: nothing says whether RAM takes a group's own name for a free one. */
        @Override
        public Parameters parameters() {
            return named(name)
                    .with("NewGroupName", profile.name().equals(name) ? null : profile.name())
                    .with("NewDisplayName", profile.displayName())
                    .with("NewComments", profile.comments());
        }

        /** Whether a group is as it shall be. */
        public boolean hasTakenEffectOn(RamGroup group) {
            return profile.name().value().equals(group.name())
                    && PlainDisplayName.shows(group.displayName(), profile.displayName())
                    && profile.comments().equals(group.comments());
        }
    }

    /** Deletes a group. It fails with {@code NOT_FOUND} if there is no such group, and with {@code CONFLICT} if it still has members or policies. */
    record DeleteGroup(GroupName name) implements GroupCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.DELETE_GROUP;
        }

        @Override
        public Parameters parameters() {
            return named(name);
        }
    }

    /**
     * Makes a user a member of a group; one who is a member already stays one. It fails with {@code NOT_FOUND} if there is no such user or no such group,
     * and with {@code QUOTA_EXCEEDED} if the user is in as many groups as RAM allows.
     */
    record AddUserToGroup(UserPrincipalName user, GroupName group) implements GroupCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.ADD_USER_TO_GROUP;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user).with("GroupName", group);
        }
    }

    /**
     * Ends a membership; one that does not exist is ended already. It fails with {@code NOT_FOUND} if there is no such user or no such group.
     *
     * @param listedAs the member's logon name in RAM's own words, which may break RAM's own rules
     */
    record RemoveUserFromGroup(String listedAs, GroupName group) implements GroupCall<Done> {
        public RemoveUserFromGroup {
            if (listedAs.isBlank()) {
                throw new IllegalArgumentException("one that named no user might be about the bridge's own");
            }
        }

        public RemoveUserFromGroup(UserPrincipalName user, GroupName group) {
            this(user.toString(), group);
        }

        /** What two logon names have in common when RAM takes them for the same user. */
        public String userKey() {
            int domain = listedAs.lastIndexOf('@');
            return (domain < 0 ? listedAs : listedAs.substring(0, domain)).toLowerCase(Locale.ROOT);
        }

        @Override
        public RamOperation operation() {
            return RamOperation.REMOVE_USER_FROM_GROUP;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none().with("UserPrincipalName", listedAs).with("GroupName", group);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }

    /**
     * The logon names of some of a group's members, in no particular order. It fails with {@code NOT_FOUND} if there is no such group.
     *
     * @param marker of the page before; null for the first
     */
    record ListUsersForGroup(GroupName group, @Nullable String marker)
            implements GroupCall<Page<UserPrincipalName>>, Listing<UserPrincipalName> {
        public ListUsersForGroup(GroupName group) {
            this(group, null);
        }

        @Override
        public RamOperation operation() {
            return RamOperation.LIST_USERS_FOR_GROUP;
        }

        @Override
        public Parameters parameters() {
            return named(group).with("Marker", marker);
        }

        @Override
        public ListUsersForGroup from(@Nullable String other) {
            return new ListUsersForGroup(group, other);
        }

        @Override
        public int largestPage() {
            return 100;
        }

        @Override
        public Object identity(UserPrincipalName member) {
            return member;
        }
    }

    /** The groups that a user is a member of, without their dates. It fails with {@code NOT_FOUND} if there is no such user. */
    record ListGroupsForUser(UserPrincipalName user) implements GroupCall<List<RamGroup>> {
        @Override
        public RamOperation operation() {
            return RamOperation.LIST_GROUPS_FOR_USER;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user);
        }
    }
}
