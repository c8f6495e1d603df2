package ramscim.core.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListGroups;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupMark;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.PlainDisplayName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.GroupMapping;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** Compares RAM's groups, and who is in them, with the store. There are 300 at the most, so each of the bridge's own is asked for its members. */
final class GroupReconciliation {
    private final RamDirectory directory;
    private final ReconcileStore store;
    private final GroupMapping mapping;

    GroupReconciliation(RamDirectory directory, ReconcileStore store, GroupMapping mapping) {
        this.directory = directory;
        this.store = store;
        this.mapping = mapping;
    }

    /** Who is in a group, on either side. */
    private record Members(Map<ResourceId, Membership> changes, List<Difference> differences) {}

    List<Finding> findings() {
        Map<String, StoredResource> byId = new HashMap<>();
        Map<String, StoredResource> byKey = new HashMap<>();
        store.each(ResourceType.GROUP, resource -> {
            byId.put(resource.id().toString(), resource);
            if (resource.observed() instanceof ObservedGroup seen) {
                byKey.put(seen.group().id(), resource);
            }
        });
        List<Finding> findings = new ArrayList<>();
        Set<ResourceId> there = new HashSet<>();
        for (RamGroup group : directory.all(new ListGroups())) {
            StoredResource resource = resource(group, byId, byKey);
            if (resource == null || !there.add(resource.id())) {
                findings.add(unless(resource, ofRamOnly(group)));
            } else {
                findings.add(both(resource, group));
            }
        }
        byId.values().stream()
                .filter(resource -> !there.contains(resource.id()))
                .forEach(resource -> addMissing(resource, findings));
        return findings;
    }

    private @Nullable StoredResource resource(
            RamGroup group, Map<String, StoredResource> byId, Map<String, StoredResource> byKey) {
        GroupMark mark = GroupMark.of(group.comments());
        if (mark == null) {
            return byKey.get(group.id());
        }
        return mapping.owner().isAnothers(mark, mark.id()) ? null : byId.get(mark.id());
    }

    /** It may have been created after the store was read. */
    private Finding unless(@Nullable StoredResource known, Finding orphaned) {
        ResourceId id = known != null || orphaned.owner() == null ? null : ResourceId.parse(orphaned.owner());
        StoredResource now = id == null || isOtherBridges(orphaned) ? null : store.find(id);
        return now == null ? orphaned : withDrift(orphaned, Drift.NOT_JUDGED);
    }

    private boolean isOtherBridges(Finding finding) {
        return finding.bridge() != null
                && !finding.bridge().equals(mapping.owner().name());
    }

    private Finding both(StoredResource before, RamGroup group) {
        StoredResource resource = store.find(before.id());
        ConfirmedResource confirmed = resource == null ? null : resource.confirmed();
        if (resource == null
                || confirmed == null
                || resource.intent() != null
                || !confirmed.acknowledged()
                || isOvertaken(before)) {
            return finding(Drift.NOT_JUDGED, group, before, List.of());
        }
        try {
            List<Difference> differences =
                    differences(group, mapping.desiredGroup(resource.id(), confirmed.attributes()));
            differences.addAll(
                    members(resource.id(), new GroupName(group.name())).differences());
            if (!differences.isEmpty() && isOvertaken(before)) {
                return finding(Drift.NOT_JUDGED, group, before, List.of());
            }
            Drift drift = differences.isEmpty() ? Drift.IN_SYNC : Drift.CHANGED_OUTSIDE;
            return finding(drift, group, resource, differences);
        } catch (InvalidAttributeException mappingChanged) {
            return finding(Drift.NOT_JUDGED, group, resource, List.of());
        }
    }

    /** Whether something was asked of it since the lists were read. */
    private boolean isOvertaken(StoredResource before) {
        StoredResource now = store.find(before.id());
        return now == null || now.sequence() != before.sequence();
    }

    private static List<Difference> differences(RamGroup is, GroupProfile shall) {
        List<Difference> differences = new ArrayList<>();
        if (!is.name().equalsIgnoreCase(shall.name().value())) {
            differences.add(new Difference("GroupName", shall.name().value(), is.name()));
        }
        if (!PlainDisplayName.shows(is.displayName(), shall.displayName())) {
            differences.add(new Difference("DisplayName", shall.displayName(), is.displayName()));
        }
        if (!shall.comments().equals(is.comments())) {
            differences.add(new Difference("Comments", shall.comments(), is.comments()));
        }
        return differences;
    }

    /** What has to be changed so that a group has its members; those of RAM's who are nobody's here cannot be taken out by the bridge. */
    Map<ResourceId, Membership> memberships(ResourceId group, GroupName name) {
        try {
            return members(group, name).changes();
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            Map<ResourceId, Membership> all = new HashMap<>();
            store.membersOf(group).forEach(member -> all.put(member, Membership.JOINED));
            return all;
        }
    }

    private Members members(ResourceId group, GroupName name) {
        Map<String, UserPrincipalName> inRam = new TreeMap<>();
        directory.all(new ListUsersForGroup(name)).forEach(user -> inRam.put(key(user), user));
        Map<ResourceId, Membership> changes = new HashMap<>();
        List<Difference> differences = new ArrayList<>();
        Set<ResourceId> members = store.membersOf(group);
        for (ResourceId member : members) {
            UserPrincipalName user = nameOf(member);
            if (user != null && inRam.remove(key(user)) == null) {
                changes.put(member, Membership.JOINED);
                differences.add(new Difference("Member " + user, "in the group", null));
            }
        }
        if (!inRam.isEmpty()) {
            Map<String, ResourceId> users = usersByName();
            inRam.forEach((key, user) -> {
                ResourceId id = users.get(key);
                if (id != null && !members.contains(id)) {
                    changes.put(id, Membership.LEFT);
                }
                differences.add(new Difference("Member " + user, null, "in the group"));
            });
        }
        return new Members(changes, differences);
    }

    private @Nullable UserPrincipalName nameOf(ResourceId user) {
        StoredResource stored = store.find(user);
        return stored != null && stored.observed() instanceof ObservedUser seen ? seen.name() : null;
    }

    private Map<String, ResourceId> usersByName() {
        Map<String, ResourceId> users = new HashMap<>();
        store.each(ResourceType.USER, user -> {
            if (user.observed() instanceof ObservedUser seen && user.confirmed() != null) {
                users.put(key(seen.name()), user.id());
            }
        });
        return users;
    }

    private static String key(UserPrincipalName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private void addMissing(StoredResource before, List<Finding> findings) {
        StoredResource resource = store.find(before.id());
        ConfirmedResource confirmed = resource == null ? null : resource.confirmed();
        if (resource == null || confirmed == null) {
            return;
        }
        Drift drift = resource.intent() != null ? Drift.NOT_JUDGED : taken(resource) ? Drift.TAKEN : Drift.MISSING;
        String name = String.valueOf(confirmed.attributes().text("displayName"));
        findings.add(new Finding(
                ResourceType.GROUP, drift, name, resource.id().toString(), null, null, null, List.of(), false));
    }

    /** Whether there is one of that name, which must be another's. */
    private boolean taken(StoredResource resource) {
        return resource.observed() instanceof ObservedGroup seen
                && directory
                        .call(new GetGroup(new GroupName(seen.group().name())))
                        .isPresent();
    }

    private static Finding ofRamOnly(RamGroup group) {
        GroupMark mark = GroupMark.of(group.comments());
        return new Finding(
                ResourceType.GROUP,
                mark == null ? Drift.UNMANAGED : Drift.ORPHANED,
                group.name(),
                mark == null ? null : mark.id(),
                mark == null ? null : mark.owner(),
                group.id(),
                null,
                List.of(),
                false);
    }

    private static Finding finding(Drift drift, RamGroup group, StoredResource resource, List<Difference> differences) {
        return new Finding(
                ResourceType.GROUP,
                drift,
                group.name(),
                resource.id().toString(),
                null,
                group.id(),
                null,
                differences,
                false);
    }

    private static Finding withDrift(Finding finding, Drift drift) {
        return new Finding(
                finding.type(),
                drift,
                finding.name(),
                finding.owner(),
                finding.bridge(),
                finding.ramId(),
                null,
                List.of(),
                false);
    }
}
