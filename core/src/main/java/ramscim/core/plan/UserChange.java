package ramscim.core.plan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.CreateUserRequest;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

/** A change of a RAM user; what concerns its access is an {@link AccessChange}. */
public sealed interface UserChange extends Change<ObservedUser>
        permits UserChange.CreateUser,
                UserChange.UpdateUser,
                UserChange.TagUser,
                UserChange.UntagUser,
                UserChange.LeaveGroup,
                UserChange.DeleteUser,
                AccessChange {
    /**
     * Whether access ends by it. Such changes do not depend on each other: each is made whatever becomes of the others, and before everything else.
     */
    default boolean takesAway() {
        return false;
    }

    /** The user comes into being with everything that CreateUser takes. */
    record CreateUser(CreateUserRequest request) implements UserChange {
        @Override
        public String operation() {
            return "CreateUser";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            RamUser created = directory.createUser(request);
            return new ObservedUser(created, request.tags().values().keySet());
        }
    }

    /** Attributes change. */
    record UpdateUser(UserId id, UpdateUserRequest request) implements UserChange {
        @Override
        public String operation() {
            return "UpdateUser";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            ObservedUser seen = required(before);
            RamUser updated =
                    directory.updateUser(id, request).withTags(seen.user().tags());
            return seen.seenAs(updated);
        }
    }

    /** Tags are set. */
    record TagUser(UserId id, Map<String, String> tags) implements UserChange {
        public TagUser {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "TagResources";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            directory.tagUser(id, tags);
            return TagSets.with(required(before), tags);
        }
    }

    /** Tags that the bridge set are taken away. */
    record UntagUser(UserId id, Set<String> keys) implements UserChange {
        public UntagUser {
            keys = Set.copyOf(keys);
        }

        @Override
        public String operation() {
            return "UntagResources";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            directory.untagUser(id, keys);
            return TagSets.without(required(before), keys);
        }
    }

    /** The user leaves a group, as everyone must who is to be deleted. */
    record LeaveGroup(UserPrincipalName name, GroupName group) implements UserChange {
        @Override
        public String operation() {
            return "RemoveUserFromGroup";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            unlessGone(() -> directory.removeUserFromGroup(name, group));
            return required(before);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }

    /** The user ceases to be. */
    record DeleteUser(UserId id) implements UserChange {
        @Override
        public String operation() {
            return "DeleteUser";
        }

        @Override
        public @Nullable ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            directory.deleteUser(id);
            return null;
        }
    }

    /** What is gone already needs no taking away. */
    static void unlessGone(Runnable call) {
        try {
            call.run();
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
        }
    }

    static ObservedUser required(@Nullable ObservedUser before) {
        if (before == null) {
            throw new IllegalStateException("only a user that was seen can be changed");
        }
        return before;
    }
}
