package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceId;

/** Who is no user of the bridge is left out of a group, whatever the provider sends again and again. */
class StrangersTest {
    private final EngineFixture fixture = new EngineFixture();
    private final ConfirmedResource alice = fixture.createUser("alice");
    private final ConfirmedResource team = fixture.createGroup("team", alice);
    private final ResourceId stranger = ResourceId.random();

    private ConfirmedResource push(ResourceId... members) {
        return fixture.update(
                team.type(),
                team.id(),
                (newest, present) -> new Draft(
                        newest, Stream.of(members).collect(Collectors.toMap(id -> id, id -> Membership.JOINED))));
    }

    private int told() {
        return fixture.store.failures(100).size();
    }

    private long sequence() {
        return Objects.requireNonNull(fixture.store.find(team.id())).sequence();
    }

    @Test
    void push_ofTheSameListAgain_changesAndTellsNothingMore() {
        push(alice.id(), stranger);
        long before = sequence();

        for (int n = 0; n < 3; n++) {
            assertThat(push(alice.id(), stranger).version()).isEqualTo(team.version());
        }

        assertThat(sequence()).isEqualTo(before).isEqualTo(1);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void push_withAnotherStranger_isTold() {
        push(alice.id(), stranger);

        push(alice.id(), ResourceId.random());

        assertThat(told()).isEqualTo(2);
        assertThat(sequence()).isEqualTo(1);
    }

    @Test
    void push_afterAnotherChange_isToldAnew() {
        ConfirmedResource bob = fixture.createUser("bob");
        push(alice.id(), stranger);
        fixture.join(team, bob);

        push(alice.id(), bob.id(), stranger);
        push(alice.id(), bob.id(), stranger);

        assertThat(told()).isEqualTo(2);
    }

    @Test
    void push_ofAnotherProcess_isToldOnceMoreAndChangesNothing() {
        push(alice.id(), stranger);
        fixture.restart();

        push(alice.id(), stranger);
        push(alice.id(), stranger);

        assertThat(told()).isEqualTo(2);
        assertThat(sequence()).isEqualTo(1);
    }

    @Test
    void push_thatLetsSomebodyIn_letsThemInAndTells() {
        ConfirmedResource bob = fixture.createUser("bob");

        push(alice.id(), bob.id(), stranger);

        assertThat(fixture.store.membersOf(team.id())).containsExactlyInAnyOrder(alice.id(), bob.id());
        assertThat(told()).isEqualTo(1);
    }
}
