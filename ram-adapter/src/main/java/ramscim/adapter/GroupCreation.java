package ramscim.adapter;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupMark;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;

/** A CreateGroup; a group has no tags, so its comments say whose it is. */
final class GroupCreation extends Creation<RamGroup> {
    private final GroupProfile profile;

    GroupCreation(
            GroupProfile profile, Supplier<RamGroup> create, Supplier<@Nullable RamGroup> find, WriteHistory history) {
        super(create, find, history);
        this.profile = profile;
    }

    @Override
    boolean isOurs(RamGroup found) {
        return GroupMark.sameOwner(profile.comments(), found.comments());
    }

    @Override
    RamException taken(RamGroup found) {
        return RamException.unanswered(
                Reason.ALREADY_EXISTS,
                "EntityAlreadyExists.Group",
                "The group name belongs to another RAM group, GroupId " + found.id());
    }
}
