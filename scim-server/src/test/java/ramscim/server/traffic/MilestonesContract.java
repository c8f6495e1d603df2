package ramscim.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Transition;
import ramscim.store.JdbcProvisioningStore;
import ramscim.store.StoreDatabase;

abstract class MilestonesContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final Origin OKTA = Origin.ofToken("okta", "req-1");

    private final StoreDatabase database;
    private final Milestones milestones;
    private final JdbcProvisioningStore store;
    private final ResourceId ada = ResourceId.random();
    private final ResourceId team = ResourceId.random();

    MilestonesContract(StoreDatabase database) {
        this.database = database;
        milestones = new Milestones(database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));
        store = database.store(milestones);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static @Nullable ScimAttributes user(boolean active) {
        return ScimAttributes.fromJson("{\"userName\":\"ada\",\"active\":%s}".formatted(active));
    }

    private static Intent intent(long sequence, @Nullable ScimAttributes desired, Origin origin) {
        return new Intent(sequence, desired, Map.of(), false, Hold.FREE, origin, NOW, 0, NOW, null);
    }

    private void confirm(ResourceId id, ResourceType type, Intent intent) {
        String key = intent.desired() == null ? null : type + ":" + id;
        store.write(new Transition.Committed(id, type, intent, key, Set.of()));
        store.write(new Transition.Confirmed(id, intent, key, null, NOW, true, List.of()));
    }

    private void team(Origin origin) {
        confirm(team, ResourceType.GROUP, intent(1, ScimAttributes.fromJson("{\"displayName\":\"Team\"}"), origin));
    }

    @Test
    void written_userConfirmed_isReachedAtThatTime() {
        confirm(ada, ResourceType.USER, intent(1, user(true), OKTA));

        assertThat(milestones.of("okta")).containsExactly(Map.entry(Milestone.USER, NOW));
        assertThat(milestones.of("entra")).isEmpty();
    }

    @Test
    void written_askedForOnly_isNotReached() {
        store.write(
                new Transition.Committed(ada, ResourceType.USER, intent(1, user(true), OKTA), "user:ada", Set.of()));

        assertThat(milestones.of("okta")).isEmpty();
    }

    @Test
    void written_groupAndMembership_areReached() {
        confirm(ada, ResourceType.USER, intent(1, user(true), Origin.ofBridge("drive")));
        team(OKTA);
        assertThat(milestones.of("okta")).containsOnlyKeys(Milestone.GROUP);

        store.write(new Transition.MemberSettled(team, ada, Membership.JOINED, intent(1, user(true), OKTA), List.of()));

        assertThat(milestones.of("okta")).containsOnlyKeys(Milestone.GROUP, Milestone.MEMBERSHIP);
    }

    @Test
    void written_memberLeft_isNoMembership() {
        confirm(ada, ResourceType.USER, intent(1, user(true), Origin.ofBridge("drive")));
        team(Origin.ofBridge("drive"));

        store.write(new Transition.MemberSettled(team, ada, Membership.LEFT, intent(1, user(true), OKTA), List.of()));

        assertThat(milestones.of("okta")).isEmpty();
    }

    @Test
    void written_disabled_isADeactivation() {
        confirm(ada, ResourceType.USER, intent(1, user(true), OKTA));
        confirm(ada, ResourceType.USER, intent(2, user(false), OKTA));

        assertThat(milestones.of("okta")).containsOnlyKeys(Milestone.USER, Milestone.DEACTIVATION);
    }

    @Test
    void written_deleted_isADeactivation() {
        confirm(ada, ResourceType.USER, intent(1, user(true), Origin.ofBridge("drive")));
        confirm(ada, ResourceType.USER, intent(2, null, OKTA));

        assertThat(milestones.of("okta")).containsOnlyKeys(Milestone.DEACTIVATION);
    }

    @Test
    void written_createdDisabled_isNoDeactivation() {
        confirm(ada, ResourceType.USER, intent(1, user(false), OKTA));

        assertThat(milestones.of("okta")).containsOnlyKeys(Milestone.USER);
    }

    @Test
    void written_byAnAdministratorWhoIsCalledLikeATokenOrTheBridge_isNobodys() {
        confirm(ada, ResourceType.USER, intent(1, user(true), Origin.ofAdministrator("okta", "req-1")));
        team(Origin.ofBridge("drive"));

        assertThat(milestones.of("okta")).isEmpty();
    }

    @Test
    void written_takenBack_isNotReachedAndReachedTheNextTime() {
        Intent intent = intent(1, user(true), OKTA);
        assertThatThrownBy(() -> database.transactions().write((Runnable) () -> {
                    confirm(ada, ResourceType.USER, intent);
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        milestones.read();
        assertThat(milestones.of("okta")).isEmpty();

        confirm(ada, ResourceType.USER, intent);

        assertThat(milestones.of("okta")).containsOnlyKeys(Milestone.USER);
    }

    @Test
    void reached_again_keepsTheFirstTime() {
        milestones.reached("okta", Milestone.REQUEST);
        Milestones later = new Milestones(database.jdbc(), Clock.fixed(NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC));

        later.reached("okta", Milestone.REQUEST);

        assertThat(later.of("okta")).containsExactly(Map.entry(Milestone.REQUEST, NOW));
    }

    @Test
    void of_whatOnlyANewerVersionCallsAMilestone_isLeftOut() {
        confirm(ada, ResourceType.USER, intent(1, user(true), OKTA));
        database.jdbc()
                .sql("insert into milestone (token, milestone, occurred) values ('okta', 'OF_TOMORROW', 1)")
                .update();

        milestones.read();

        assertThat(milestones.of("okta")).containsExactly(Map.entry(Milestone.USER, NOW));
    }
}
