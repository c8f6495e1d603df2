package ramscim.core.converge;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListGroups;
import ramscim.core.directory.GroupMark;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamGroup;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.GroupMapping;
import ramscim.core.plan.ObservedGroup;

/** Finds a resource's own group in RAM. */
final class GroupLookup {
    private final RamDirectory directory;
    private final GroupMapping mapping;

    GroupLookup(RamDirectory directory, GroupMapping mapping) {
        this.directory = directory;
        this.mapping = mapping;
    }

    /**
     * Looks the resource's own group up, by each name that it may have; it must be the resource's. One that was seen before and has none of these
     * names is looked for among all: somebody may have renamed it.
     */
    @Nullable ObservedGroup look(StoredResource resource, @Nullable GroupProfile desired) {
        RamGroup found = possibleNames(resource, desired).stream()
                .flatMap(name -> directory.call(new GetGroup(name)).stream())
                .filter(group -> isOwn(resource, group))
                .findFirst()
                .orElse(null);
        if (found == null && resource.observed() != null) {
            found = directory.all(new ListGroups()).stream()
                    .filter(group -> isOwn(resource, group))
                    .findFirst()
                    .orElse(null);
        }
        if (found == null) {
            return null;
        }
        return resource.observed() instanceof ObservedGroup seen ? seen.seenAs(found) : new ObservedGroup(found);
    }

    /** The same; that one which was seen before is not there any more is believed at a second look. */
    @Nullable ObservedGroup lookTwice(Work work, @Nullable GroupProfile desired) {
        ObservedGroup found = look(work.resource(), desired);
        if (found == null && work.resource().observed() instanceof ObservedGroup last && !isTakenByAnother(last)) {
            work.requireSecondLook("The RAM group that was last seen is not found");
        }
        return found;
    }

    /** By its comments; if somebody took them from it, by RAM's key. */
    private boolean isOwn(StoredResource resource, RamGroup group) {
        GroupMark mark = GroupMark.of(group.comments());
        return mark == null
                ? resource.observed() instanceof ObservedGroup seen
                        && seen.group().id().equals(group.id())
                : !mapping.owner().isAnothers(mark, resource.id().toString());
    }

    /** The name that it shall have, the one that it had, and the one that RAM was asked for in between. */
    private List<GroupName> possibleNames(StoredResource resource, @Nullable GroupProfile desired) {
        ObservedGroup seen = (ObservedGroup) resource.observed();
        GroupName last = seen == null
                ? confirmedName(resource)
                : new GroupName(seen.group().name());
        return Stream.of(desired == null ? null : desired.name(), last, seen == null ? null : seen.renaming())
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    private @Nullable GroupName confirmedName(StoredResource resource) {
        ConfirmedResource confirmed = resource.confirmed();
        return confirmed == null
                ? null
                : mapping.desiredGroup(resource.id(), confirmed.attributes()).name();
    }

    /** Asked of one that is not the resource's: a group has its name alone. */
    boolean isTakenByAnother(ObservedGroup last) {
        return directory.call(new GetGroup(new GroupName(last.group().name()))).isPresent();
    }
}
