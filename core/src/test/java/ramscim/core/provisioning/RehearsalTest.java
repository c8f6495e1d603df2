package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.intent.Membership;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** What a change costs to work out, nobody else who changes the same resource waits for. */
class RehearsalTest {
    private final EngineFixture fixture = new EngineFixture();
    private final ConfirmedResource alice = fixture.createUser("alice");
    private final List<ScimAttributes> workedOutOf = new ArrayList<>();

    /** Something else that is done, and is over, while the first is worked out. */
    private static <T> T meanwhile(CompletableFuture<T> other) {
        return other.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static ScimAttributes called(ScimAttributes user, String displayName) {
        return ScimAttributes.of(user.toObjectNode().put("displayName", displayName));
    }

    private Draft renamed(ScimAttributes newest, Runnable firstTime) {
        workedOutOf.add(newest);
        if (workedOutOf.size() == 1) {
            firstTime.run();
        }
        return Draft.of(called(newest, "Alice Liddell"));
    }

    @Test
    void update_whileAnotherIsWorkedOut_isNotKeptWaiting() {
        fixture.update(
                ResourceType.USER,
                alice.id(),
                (newest, members) -> renamed(
                        newest, () -> meanwhile(CompletableFuture.supplyAsync(() -> fixture.deactivate(alice)))));

        ScimAttributes after = fixture.confirmed(alice.id()).attributes();
        assertThat(after.isActive()).isFalse();
        assertThat(after.text("displayName")).isEqualTo("Alice Liddell");
        assertThat(workedOutOf).hasSize(2);
        assertThat(workedOutOf.get(1).isActive()).isFalse();
    }

    @Test
    void update_ofWhatNobodyElseChanges_isWorkedOutOnce() {
        fixture.update(ResourceType.USER, alice.id(), (newest, members) -> renamed(newest, () -> {}));

        assertThat(workedOutOf).hasSize(1);
    }

    @Test
    void update_thatIsRefused_isWorkedOutOnce() {
        assertThatThrownBy(() -> fixture.update(ResourceType.USER, alice.id(), (newest, members) -> {
                    workedOutOf.add(newest);
                    throw new InvalidAttributeException("displayName", "is not to be had");
                }))
                .isInstanceOf(InvalidAttributeException.class);

        assertThat(workedOutOf).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void update_whoseNameIsTakenMeanwhile_isWorkedOutOnceForAllThatIsLookedAt() {
        fixture.createUser("bob");
        assertThatThrownBy(() -> fixture.update(ResourceType.USER, alice.id(), (newest, members) -> {
                    workedOutOf.add(newest);
                    return Draft.of(Attributes.user("bob"));
                }))
                .hasMessageContaining("userName");

        assertThat(workedOutOf).hasSize(1);
    }

    @Test
    void update_ofMembersWhoChangeMeanwhile_isOfThoseWhoAreThere() {
        ConfirmedResource bob = fixture.createUser("bob");
        ConfirmedResource crew = fixture.createGroup("crew", alice);
        List<Set<ResourceId>> seen = new ArrayList<>();
        Consumer<Set<ResourceId>> firstTime = members -> {
            seen.add(members);
            if (seen.size() == 1) {
                meanwhile(CompletableFuture.supplyAsync(() -> fixture.join(crew, bob)));
            }
        };
        Edit everybodyOut = (newest, members) -> {
            Set<ResourceId> present = members.get();
            firstTime.accept(present);
            return new Draft(
                    newest, present.stream().collect(Collectors.toMap(member -> member, member -> Membership.LEFT)));
        };

        fixture.update(ResourceType.GROUP, crew.id(), everybodyOut);

        assertThat(seen).containsExactly(Set.of(alice.id()), Set.of(alice.id(), bob.id()));
        assertThat(fixture.store.membersOf(crew.id())).isEmpty();
    }
}
