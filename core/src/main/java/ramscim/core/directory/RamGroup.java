package ramscim.core.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group as RAM reports it (the {@code Group} element of IMS CreateGroup, GetGroup, ListGroups and ListGroupsForUser), unchecked.
 *
 * @param id RAM's immutable key; RAM returns it and never takes it
 */
public record RamGroup(
        String id,
        String name,
        @Nullable String displayName,
        @Nullable String comments,
        @Nullable Instant createDate,
        @Nullable Instant updateDate) {}
