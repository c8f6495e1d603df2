package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.Mappings;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** Whether the store and RAM say the same, when nothing waits any more: what is on one side is on the other, once. */
final class BothSides {
    private final EngineFixture fixture;

    private BothSides(EngineFixture fixture) {
        this.fixture = fixture;
    }

    static void agree(EngineFixture fixture) {
        BothSides sides = new BothSides(fixture);
        sides.usersAgree();
        sides.groupsAgree();
    }

    /** What both sides say, without what differs from run to run, to be compared with what they say elsewhere. */
    static List<String> of(EngineFixture fixture) {
        Stream<String> users = fixture.directory.users().stream()
                .map(user -> "%s %s active=%s"
                        .formatted(
                                user.userPrincipalName(),
                                user.displayName(),
                                user.tags().get(OwnershipTags.ACTIVE)));
        Stream<String> groups = fixture.directory.groups().stream()
                .map(group -> group.name() + " " + names(fixture.directory.members(new GroupName(group.name()))));
        Stream<String> resources = fixture.store.all().stream()
                .map(StoredResource::confirmed)
                .filter(Objects::nonNull)
                .map(resource -> resource.attributes().toJson());
        return Stream.of(users, groups, resources)
                .flatMap(side -> side.sorted())
                .toList();
    }

    private static List<String> names(List<UserPrincipalName> members) {
        return members.stream().map(UserPrincipalName::toString).sorted().toList();
    }

    private void usersAgree() {
        Map<String, RamUser> owned = new HashMap<>();
        for (RamUser user : fixture.directory.users()) {
            String owner = user.tags().get(OwnershipTags.ID);
            if (owner != null) {
                assertThat(owned.put(owner, user))
                        .as("another RAM user of " + owner)
                        .isNull();
            }
        }
        List<ConfirmedResource> users = confirmed(ResourceType.USER);
        assertThat(owned.keySet())
                .as("the owners of RAM's users")
                .isEqualTo(users.stream().map(user -> user.id().toString()).collect(Collectors.toSet()));
        users.forEach(user ->
                userAgrees(user, Objects.requireNonNull(owned.get(user.id().toString()))));
    }

    private static void userAgrees(ConfirmedResource resource, RamUser user) {
        DesiredUser desired =
                Mappings.china().desiredUser(resource.id(), resource.attributes(), "example.onaliyun.com");
        assertThat(user.userPrincipalName())
                .isEqualToIgnoringCase(desired.profile().userPrincipalName().toString());
        assertThat(user.displayName()).isEqualTo(desired.profile().displayName());
        assertThat(user.email()).isEqualTo(desired.profile().email());
        assertThat(user.tags()).isEqualTo(desired.tags().values());
        assertThat(resource.observed())
                .as("what was seen of %s", user.userPrincipalName())
                .isInstanceOfSatisfying(
                        ObservedUser.class,
                        observed -> assertThat(observed.user()).isEqualTo(user));
    }

    private void groupsAgree() {
        List<ConfirmedResource> groups = confirmed(ResourceType.GROUP);
        assertThat(fixture.directory.groups().stream()
                        .filter(group -> group.comments() != null)
                        .map(RamGroup::comments))
                .as("the owners of RAM's groups")
                .containsExactlyInAnyOrderElementsOf(groups.stream()
                        .map(group -> Mappings.groups()
                                .desiredGroup(group.id(), group.attributes())
                                .comments())
                        .toList());
        groups.forEach(this::groupAgrees);
    }

    private void groupAgrees(ConfirmedResource resource) {
        GroupProfile desired = Mappings.groups().desiredGroup(resource.id(), resource.attributes());
        RamGroup group = Objects.requireNonNull(fixture.directory.groups().stream()
                .filter(candidate -> desired.comments().equals(candidate.comments()))
                .findFirst()
                .orElse(null));
        assertThat(group.name()).isEqualTo(desired.name().value());
        assertThat(group.displayName()).isEqualTo(desired.displayName());
        assertThat(resource.observed()).isEqualTo(new ObservedGroup(group));
        assertThat(membersInRam(desired.name()))
                .as("the members of %s in RAM", group.name())
                .isEqualTo(fixture.store.confirmedMembers(resource.id()))
                .isEqualTo(fixture.store.membersOf(resource.id()));
    }

    private Set<ResourceId> membersInRam(GroupName name) {
        Set<UserPrincipalName> members = Set.copyOf(fixture.directory.members(name));
        return confirmed(ResourceType.USER).stream()
                .filter(user -> members.contains(UserPrincipalName.parse(
                        Objects.requireNonNull(user.ramUser()).userPrincipalName())))
                .map(ConfirmedResource::id)
                .collect(Collectors.toSet());
    }

    private List<ConfirmedResource> confirmed(ResourceType type) {
        return fixture.store.all().stream()
                .map(StoredResource::confirmed)
                .filter(Objects::nonNull)
                .filter(resource -> resource.type() == type)
                .toList();
    }
}
