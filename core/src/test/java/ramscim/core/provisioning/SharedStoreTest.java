package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.THROTTLED;
import static ramscim.core.provisioning.EngineFixture.reason;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Origin;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Leases.Grant;
import ramscim.core.store.Transition;

/** A bridge that shares its store with another. */
class SharedStoreTest {
    private final EngineFixture fixture = new EngineFixture();
    private final OtherBridge other = new OtherBridge();

    @BeforeEach
    void share() {
        fixture.store.share(other);
    }

    private Intent pending(ResourceId id) {
        return Objects.requireNonNull(
                Objects.requireNonNull(fixture.store.find(id)).intent());
    }

    private void confirmedByTheOther(ResourceId id, ScimAttributes attributes) {
        String nameKey = "user:" + attributes.text("userName");
        fixture.store.write(
                new Transition.Confirmed(id, pending(id), nameKey, null, fixture.clock.instant(), false, List.of()));
    }

    private void endedByTheOther(ResourceId id) {
        Intent deletion = new Intent(
                pending(id).sequence(),
                null,
                Map.of(),
                true,
                Hold.FREE,
                Origin.ofBridge("other"),
                fixture.clock.instant(),
                0,
                fixture.clock.instant(),
                null);
        fixture.store.write(
                new Transition.Confirmed(id, deletion, null, null, fixture.clock.instant(), false, List.of()));
    }

    private void refusedByTheOther(ResourceId id) {
        fixture.store.write(new Transition.Refused(
                id,
                pending(id),
                new Failure(fixture.clock.instant(), "carol", Refusal.of(Reason.INVALID_VALUE, "No.")),
                null,
                List.of()));
    }

    @Test
    void create_alone_hasTheLeaseUntilItIsDone() {
        fixture.createUser("carol");

        assertThat(other.held()).isEmpty();
        assertThat(fixture.directory.users()).hasSize(1);
    }

    @Test
    void create_ramFails_theLeaseIsReleased() {
        fixture.directory.failBefore("CreateUser", 1, THROTTLED);

        refusal(() -> fixture.createUser("carol"));

        assertThat(other.held()).isEmpty();
    }

    @Test
    void create_theOtherWorksOnIt_isDoneWhenThatIsDone() {
        other.grant(Grant.DENIED, Grant.DENIED);

        fixture.createUser("carol");

        assertThat(fixture.directory.users()).hasSize(1);
    }

    @Test
    void driveDue_theOtherWorksOnIt_isLeftToThat() {
        fixture.directory.failBefore("CreateUser", 1, THROTTLED);
        refusal(() -> fixture.createUser("carol"));
        fixture.clock.advance(Duration.ofMinutes(1));
        other.grant(Grant.DENIED);

        assertThat(fixture.callsOf(fixture::driveDue)).isEmpty();
        assertThat(fixture.pending()).hasSize(1);
        assertThat(fixture.callsOf(fixture::driveDue)).contains("CreateUser");
    }

    @Test
    void create_theOtherWasQuicker_isAnsweredAsIfThisOneHadDoneIt() {
        other.quicker(id -> confirmedByTheOther(id, Attributes.user("carol")));

        ConfirmedResource carol = fixture.createUser("carol");

        assertThat(carol.attributes().text("userName")).isEqualTo("carol");
        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void create_theOtherWasRefused_hasToBeAskedForAgain() {
        other.quicker(this::refusedByTheOther);

        assertThat(reason(() -> fixture.createUser("carol"))).isEqualTo(Reason.NOT_YET);
    }

    @Test
    void delete_theOtherWasQuicker_isDone() {
        ConfirmedResource carol = fixture.createUser("carol");
        other.quicker(this::endedByTheOther);

        assertThat(fixture.callsOf(() -> fixture.delete(carol))).isEmpty();
    }

    @Test
    void update_theOtherEndedTheResource_hasToBeAskedForAgain() {
        ConfirmedResource carol = fixture.createUser("carol");
        other.quicker(this::endedByTheOther);

        assertThat(reason(() -> fixture.update(carol, Attributes.user("caroline"))))
                .isEqualTo(Reason.NOT_YET);
    }

    @Test
    void update_afterAnotherThatDied_looksFirst() {
        ConfirmedResource carol = fixture.createUser("carol");

        assertThat(fixture.callsOf(() -> fixture.update(carol, Attributes.user("caroline"))))
                .containsExactly("UpdateUser");

        other.grant(Grant.INHERITED);
        assertThat(fixture.callsOf(() -> fixture.update(carol, Attributes.user("carola"))))
                .startsWith("GetUser")
                .contains("UpdateUser");
    }

    /** The lease stays what it was while the group lets others by; what was tried in the turns before is not tried anew. */
    @Test
    void join_afterAnotherThatDiedAndOthersAreLetBy_triesEachMemberOnce() {
        ConfirmedResource[] many = IntStream.range(0, 30)
                .mapToObj(n -> fixture.createUser("member" + n))
                .toArray(ConfirmedResource[]::new);
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.directory.failBefore("AddUserToGroup", 1, EngineFixture.DOWN);
        fixture.during("AddUserToGroup", () -> refusal(() -> fixture.createUser("zoe")));
        fixture.workers.hold();
        refusal(() -> fixture.join(team, many));
        other.grant(Grant.INHERITED, Grant.INHERITED, Grant.INHERITED);

        assertThat(fixture.callsOf(fixture.workers::runAll))
                .filteredOn("AddUserToGroup"::equals)
                .hasSize(many.length);
        assertThat(fixture.pending()).containsExactly(team.id());
    }
}
