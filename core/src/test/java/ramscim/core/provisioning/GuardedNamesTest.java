package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.reason;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.ObservedUser;
import ramscim.core.provisioning.GuardPolicy.Limit;
import ramscim.core.provisioning.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;

/** A name protects, or gives access: changing it takes that away, and is no way around the guard. */
class GuardedNamesTest {

    private final EngineFixture fixture = new EngineFixture(new GuardPolicy(
            Duration.ofHours(1),
            Map.of(LossKind.MEMBERSHIP, new Limit(2, 10)),
            new Protection(
                    new NamePatterns(List.of("ops-*", "breakglass")),
                    new NamePatterns(List.of("Admins", "admins-*")),
                    new NamePatterns(List.of("tier=vip")))));
    private final ConfirmedResource[] users = createUsers();

    private ConfirmedResource[] createUsers() {
        List<ConfirmedResource> created = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            created.add(fixture.createUser("user" + i));
        }
        return created.toArray(ConfirmedResource[]::new);
    }

    private ConfirmedResource renameGroup(ConfirmedResource group, String displayName) {
        return fixture.update(group, Attributes.group(displayName));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops-anna", "BreakGlass@example.com"})
    void rename_protectedUserToNameThatIsNot_isRefusedAndItStaysProtected(String userName) {
        ConfirmedResource user = fixture.createUser(userName);

        List<String> calls =
                fixture.callsOf(() -> assertThat(refusal(() -> fixture.update(user, Attributes.user("zzz"))))
                        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.PROTECTED))
                        .hasMessageContaining(userName));

        assertThat(calls).isEmpty();
        assertThat(reason(() -> fixture.delete(user))).isEqualTo(Reason.PROTECTED);
        assertThat(fixture.store.failures(10)).hasSize(2);
    }

    @Test
    void rename_protectedUserToAnotherProtectedName_isDone() {
        ConfirmedResource user = fixture.createUser("ops-anna");

        ConfirmedResource renamed = fixture.update(user, Attributes.user("ops-berta"));

        assertThat(reason(() -> fixture.delete(renamed))).isEqualTo(Reason.PROTECTED);
    }

    @Test
    void rename_userProtectedByTag_isDoneAndItStaysProtected() {
        ConfirmedResource user = fixture.create(tagged("carla"));

        ConfirmedResource renamed = fixture.update(user, tagged("carol"));

        assertThat(reason(() -> fixture.delete(renamed))).isEqualTo(Reason.PROTECTED);
    }

    private static ramscim.core.resource.ScimAttributes tagged(String userName) {
        return Attributes.json("""
                {"userName": "%s", "%s": {"tags": [{"key": "tier", "value": "vip"}]}}
                """.formatted(userName, UserMapping.RAM_EXTENSION));
    }

    @Test
    void delete_userWhomRamKnowsByProtectedName_isRefused() {
        ConfirmedResource user = users[0];
        ObservedUser seen = (ObservedUser) Objects.requireNonNull(user.observed());
        fixture.store.observe(user.id(), new ObservedUser(renamedInRam(seen.user(), "breakglass"), Set.of()));

        assertThat(reason(() -> fixture.delete(user))).isEqualTo(Reason.PROTECTED);
    }

    private RamUser renamedInRam(RamUser user, String localPart) {
        return fixture.directory.updateUser(
                user.id(),
                new UpdateUserRequest(
                        new ramscim.core.directory.UserPrincipalName(localPart, "example.onaliyun.com"),
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void rename_protectedGroupToNameThatIsNot_isRefusedAndItStaysProtected() {
        ConfirmedResource group = fixture.createGroup("Admins", users[0]);

        assertThat(reason(() -> renameGroup(group, "Foo"))).isEqualTo(Reason.PROTECTED);

        assertThat(fixture.directory.groups())
                .singleElement()
                .satisfies(ram -> assertThat(ram.displayName()).isEqualTo("Admins"));
        assertThat(reason(() -> fixture.leave(group, users[0]))).isEqualTo(Reason.PROTECTED);
        assertThat(reason(() -> fixture.delete(group))).isEqualTo(Reason.PROTECTED);
    }

    @Test
    void rename_protectedGroupToAnotherProtectedName_isDone() {
        ConfirmedResource group = fixture.createGroup("Admins", users[0]);

        assertThat(renameGroup(group, "Admins-EU").attributes().text("displayName"))
                .isEqualTo("Admins-EU");
    }
}
