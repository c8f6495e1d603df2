package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.access.AccessRules;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.Grantees;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.directory.Secret;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.guard.Protection;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.Transition;

/** A password that came with a change is forgotten when the change is over, however it ended, and no request waits for RAM because of it. */
class PasswordOnTheWayTest {
    private static final Secret SENT = new Secret("Cus.tom-Passw0rd");

    private final EngineFixture fixture = new EngineFixture(
            new GuardPolicy(Duration.ofHours(1), Map.of(LossKind.USER, new GuardPolicy.Limit(1, 1)), Protection.NONE));

    @BeforeEach
    void giveEverybodyALogon() {
        fixture.access(new AccessSettings(
                new AccessRules(
                        new Grantees(Grantees.Rule.ALL, Set.of()),
                        new ConsoleLogon(true, false),
                        Grantees.NOBODY,
                        false,
                        new PolicyAllowList(List.of()),
                        Map.of(),
                        Map.of()),
                new SilentSink(),
                Deprovisioning.delete(),
                Adoption.none()));
    }

    private @Nullable Secret passwordOf(ConfirmedResource user) {
        return fixture.directory.password(
                Objects.requireNonNull(fixture.confirmed(user.id()).ramUser()).id());
    }

    private static Draft withPassword(String userName) {
        return Draft.of(Attributes.inactiveUser(userName)).withPassword(SENT);
    }

    /** The next change of the user would have RAM set it if it were remembered. */
    private void assertForgotten(ConfirmedResource user, @Nullable Secret before) {
        fixture.update(user, Attributes.user("alice", "Another Name"));

        assertThat(fixture.confirmed(user.id()).attributes().text("displayName"))
                .isEqualTo("Another Name");
        assertThat(passwordOf(user)).isEqualTo(before).isNotEqualTo(SENT);
    }

    private ConfirmedResource heldWithAPassword() {
        fixture.delete(fixture.createUser("first"));
        ConfirmedResource alice = fixture.createUser("alice");
        assertThat(EngineFixture.reason(() ->
                        fixture.update(ResourceType.USER, alice.id(), (newest, members) -> withPassword("alice"))))
                .isEqualTo(ProvisioningException.Reason.HELD);
        return alice;
    }

    @Test
    void reject_heldChangeWithAPassword_isForgotten() {
        ConfirmedResource alice = heldWithAPassword();
        Secret before = passwordOf(alice);

        fixture.reject(fixture.held());

        assertForgotten(alice, before);
    }

    @Test
    void driveDue_heldChangeWithAPasswordWasRejectedElsewhere_isForgotten() {
        ConfirmedResource alice = heldWithAPassword();
        Secret before = passwordOf(alice);
        Origin administrator = Origin.ofAdministrator("eve", "rejected");
        fixture.asNow(fixture.held())
                .forEach(held -> fixture.store.write(new Transition.Rejected(held, administrator)));

        fixture.driveDue();

        assertForgotten(alice, before);
    }

    @Test
    void driveDue_changeWithAPasswordWasCarriedOutElsewhere_isForgotten() {
        ConfirmedResource alice = fixture.createUser("alice");
        Secret before = passwordOf(alice);
        fixture.workers.hold();
        Draft draft = Draft.of(Attributes.user("alice", "Alice")).withPassword(SENT);
        refusal(() -> fixture.update(ResourceType.USER, alice.id(), (newest, members) -> draft));
        StoredResource stored = Objects.requireNonNull(fixture.store.find(alice.id()));
        fixture.store.write(new Transition.Confirmed(
                alice.id(),
                Objects.requireNonNull(stored.intent()),
                "user:alice@example.onaliyun.com",
                Objects.requireNonNull(stored.observed()),
                fixture.clock.instant(),
                false,
                List.of()));

        fixture.workers.release();
        fixture.driveDue();

        assertForgotten(alice, before);
    }

    @Test
    void approve_heldChangeWithAPassword_isSet() {
        ConfirmedResource alice = heldWithAPassword();
        fixture.driveDue();

        fixture.approve(fixture.held());

        assertThat(passwordOf(alice)).isEqualTo(SENT);
    }

    @Test
    void createOrUpdate_withAPassword_whoAsksDoesNotAskRam() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.clock.advance(Duration.ofHours(1));
        fixture.workers.hold();

        List<String> calls = fixture.callsOf(() -> {
            refusal(() -> fixture.create(
                    ResourceType.USER, Draft.of(Attributes.user("bob")).withPassword(SENT)));
            refusal(() -> fixture.update(
                    ResourceType.USER,
                    alice.id(),
                    (newest, members) -> Draft.of(newest).withPassword(SENT)));
            fixture.driveDue();
        });

        assertThat(calls).isEmpty();
        assertThat(fixture.callsOf(fixture.workers::release)).contains("GetPasswordPolicy");
    }
}
