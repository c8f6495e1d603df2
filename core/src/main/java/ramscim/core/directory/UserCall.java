package ramscim.core.directory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException.Reason;

/** The calls about users themselves and their tags. */
public sealed interface UserCall<R> extends RamCall<R> {
    /**
     * Creates a user together with its tags, so that from its first moment the user shows whose it is. It fails with {@code ALREADY_EXISTS} if the name,
     * compared without case, belongs to a user with another owner.
     */
    record CreateUser(UserProfile profile, Tags tags) implements UserCall<RamUser>, RamCall.Creation<RamUser> {
        @Override
        public RamOperation operation() {
            return RamOperation.CREATE_USER;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(profile.userPrincipalName())
                    .with("DisplayName", profile.displayName())
                    .with("Email", profile.email())
                    .with("MobilePhone", profile.mobilePhone())
                    .with("Comments", profile.comments())
                    .withTags(tags.values());
        }

        @Override
        public GetUser readBack() {
            return new GetUser(profile.userPrincipalName());
        }

        /** Its tags say whose it is. */
        @Override
        public boolean made(RamUser found, @Nullable Instant begun) {
            return OwnershipTags.sameOwner(found.tags(), tags.values());
        }

        @Override
        public RamException taken(RamUser found) {
            return RamException.unanswered(
                    Reason.ALREADY_EXISTS,
                    "EntityAlreadyExists.User",
                    "The logon name belongs to another RAM user, UserId " + found.id());
        }
    }

    /** The user with this id, or with this logon name, compared without case; one of the two is null. Empty if there is none. */
    record GetUser(@Nullable UserId id, @Nullable UserPrincipalName name) implements UserCall<Optional<RamUser>> {
        public GetUser {
            if ((id == null) == (name == null)) {
                throw new IllegalArgumentException("a user is asked for by its id or by its name");
            }
        }

        public GetUser(UserId id) {
            this(id, null);
        }

        public GetUser(UserPrincipalName name) {
            this(null, name);
        }

        @Override
        public RamOperation operation() {
            return RamOperation.GET_USER;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none().with("UserId", id).with("UserPrincipalName", name);
        }
    }

    /**
     * Changes attributes; keys, groups, policies and tags stay. The answer's {@code tags} are empty. It fails with {@code NOT_FOUND} if there is no such
     * user, and with {@code ALREADY_EXISTS} if the new name belongs to another.
     */
    record UpdateUser(UserId id, UpdateUserRequest request) implements UserCall<RamUser> {
        @Override
        public RamOperation operation() {
            return RamOperation.UPDATE_USER;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none()
                    .with("UserId", id)
                    .with("NewUserPrincipalName", request.newUserPrincipalName())
                    .with("NewDisplayName", request.newDisplayName())
                    .with("NewEmail", request.newEmail())
                    .with("NewMobilePhone", request.newMobilePhone())
                    .with("NewComments", request.newComments());
        }
    }

    /**
     * Deletes a user. It fails with {@code NOT_FOUND} if there is no such user, and with {@code CONFLICT} if it still has keys, a login profile, an MFA
     * device, groups or policies.
     */
    record DeleteUser(UserId id) implements UserCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.DELETE_USER;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none().with("UserId", id);
        }
    }

    /**
     * Adds tags to a user, overwriting those with the same keys. It fails with {@code NOT_FOUND} if there is no such user, and with
     * {@code QUOTA_EXCEEDED} if it would have more tags than RAM allows.
     *
     * @param tags at least one
     */
    record TagResources(UserId id, Map<String, String> tags) implements UserCall<Done> {
        public TagResources {
            if (tags.isEmpty()) {
                throw new IllegalArgumentException("no tag is to be added");
            }
            tags = Map.copyOf(tags);
        }

        @Override
        public RamOperation operation() {
            return RamOperation.TAG_RESOURCES;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofTagged(id).withTags(tags);
        }
    }

    /**
     * Removes tags from a user; keys that it does not have are no error. It fails with {@code NOT_FOUND} if there is no such user.
     *
     * @param keys at least one: RAM would take none for all
     */
    record UntagResources(UserId id, Set<String> keys) implements UserCall<Done> {
        public UntagResources {
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("no tag is to be removed");
            }
            keys = Set.copyOf(keys);
        }

        @Override
        public RamOperation operation() {
            return RamOperation.UNTAG_RESOURCES;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofTagged(id).withEach("TagKey", keys);
        }
    }

    /**
     * Some of the users that carry all of the tags, frozen ones too.
     *
     * @param marker of the page before; null for the first
     */
    record ListUsers(Map<String, String> tags, @Nullable String marker)
            implements UserCall<Page<RamUser>>, RamCall.Listing<RamUser> {
        public ListUsers {
            tags = Map.copyOf(tags);
        }

        public ListUsers(Map<String, String> tags) {
            this(tags, null);
        }

        @Override
        public RamOperation operation() {
            return RamOperation.LIST_USERS;
        }

        /** A tag filter shows frozen users by itself; it and Status exclude each other in ListUserBasicInfos, so they are not mixed here. */
        @Override
        public Parameters parameters() {
            return Parameters.none()
                    .with("Marker", marker)
                    .with("Status", tags.isEmpty() ? "active,freeze" : null)
                    .withTags(tags);
        }

        @Override
        public ListUsers from(@Nullable String other) {
            return new ListUsers(tags, other);
        }

        @Override
        public int largestPage() {
            return 1_000;
        }

        @Override
        public Object identity(RamUser user) {
            return user.id();
        }
    }
}
