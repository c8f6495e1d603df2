package ramscim.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.Mappings;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;

class ClassifierTest {
    private static final Classifier CLASSIFIER = new Classifier(Mappings.china(), Users.DOMAIN);

    private final ResourceId id = ResourceId.random();
    private final RamUser user = Users.inRam(id, "alice", "201");
    private final StoredResource resource = Users.stored(id, "alice", user);

    private Finding only(List<StoredResource> resources, List<RamUser> users) {
        List<Finding> findings = CLASSIFIER.classify(resources, users);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void classify_sameOnBothSides_inSync() {
        assertThat(only(List.of(resource), List.of(user)).drift()).isEqualTo(Drift.IN_SYNC);
    }

    @Test
    void classify_otherDisplayName_changedOutsideWithBothValues() {
        Finding finding = only(List.of(resource), List.of(Users.displayed(user, "Mallory")));

        assertThat(finding.drift()).isEqualTo(Drift.CHANGED_OUTSIDE);
        assertThat(finding.differences()).containsExactly(new Difference("DisplayName", "alice", "Mallory"));
    }

    @Test
    void classify_frozen_saysSoWhateverElseDiffers() {
        Finding finding = only(List.of(resource), List.of(Users.frozen(Users.displayed(user, "Mallory"))));

        assertThat(finding.drift()).isEqualTo(Drift.FROZEN);
        assertThat(finding.drift().isRepairable()).isFalse();
        assertThat(finding.differences())
                .containsExactly(
                        new Difference("Status", "active", "freeze"),
                        new Difference("DisplayName", "alice", "Mallory"));
    }

    @Test
    void classify_ramShowsNobodysContacts_isNobodysChange() {
        List<ResourceId> ids = List.of(ResourceId.random(), ResourceId.random(), ResourceId.random());
        List<RamUser> users = ids.stream()
                .map(one -> Users.inRam(one, "u" + one, "1" + ids.indexOf(one)))
                .toList();
        List<StoredResource> resources = ids.stream()
                .map(one -> Users.storedWithEmail(one, "u" + one, users.get(ids.indexOf(one))))
                .toList();

        assertThat(CLASSIFIER.classify(resources, users))
                .extracting(Finding::drift)
                .containsOnly(Drift.IN_SYNC);

        List<RamUser> oneShows = List.of(users.get(0), users.get(1), Users.reachable(users.get(2), "else@example.com"));
        assertThat(CLASSIFIER.classify(resources, oneShows))
                .extracting(Finding::drift)
                .containsOnly(Drift.CHANGED_OUTSIDE);
    }

    @Test
    void classify_tagTakenAway_changedOutside() {
        Finding finding = only(List.of(resource), List.of(Users.tagged(user, null)));

        assertThat(finding.drift()).isEqualTo(Drift.CHANGED_OUTSIDE);
        assertThat(finding.differences())
                .containsExactly(new Difference("Tag " + OwnershipTags.ID, id.toString(), null));
    }

    @Test
    void classify_notInRam_missing() {
        Finding finding = only(List.of(resource), List.of());

        assertThat(finding.drift()).isEqualTo(Drift.MISSING);
        assertThat(finding.ramId()).isEqualTo(user.id().value());
    }

    @Test
    void classify_tagOfAnotherBridge_orphanedAndMissing() {
        RamUser takenOver = Users.tagged(user, "2f0c1a1e-0000-4000-8000-000000000000");

        assertThat(CLASSIFIER.classify(List.of(resource), List.of(takenOver)))
                .extracting(Finding::drift)
                .containsExactlyInAnyOrder(Drift.MISSING, Drift.ORPHANED);
    }

    @Test
    void classify_tagThatIsNoId_orphaned() {
        assertThat(only(List.of(), List.of(Users.tagged(user, "something"))).drift())
                .isEqualTo(Drift.ORPHANED);
    }

    @Test
    void classify_noTag_unmanaged() {
        assertThat(only(List.of(), List.of(user.withTags(Map.of("team", "red"))))
                        .drift())
                .isEqualTo(Drift.UNMANAGED);
    }

    @Test
    void classify_sameNameWithoutTag_nameIsNoEvidence() {
        RamUser namesake = Users.inRam(id, "alice", "999").withTags(Map.of());

        assertThat(CLASSIFIER.classify(List.of(resource), List.of(namesake)))
                .extracting(Finding::drift)
                .containsExactlyInAnyOrder(Drift.MISSING, Drift.UNMANAGED);
    }

    @Test
    void classify_twoWithTheSameTag_theOneThatWasLastSeenIsIt() {
        RamUser copy = Users.inRam(id, "mallory", "666");

        List<Finding> findings = CLASSIFIER.classify(List.of(resource), List.of(copy, user));

        assertThat(findings).extracting(Finding::drift).containsExactly(Drift.IN_SYNC, Drift.ORPHANED);
        assertThat(findings.get(1).ramId()).isEqualTo(copy.id().value());
    }

    @Test
    void classify_changeUnderWay_notJudged() {
        Intent intent = new Intent(
                2,
                Attributes.user("alice", "Alice"),
                Map.of(),
                false,
                Hold.FREE,
                Origin.ofBridge("test"),
                Instant.EPOCH,
                0,
                Instant.EPOCH,
                null);
        StoredResource changing =
                new StoredResource(id, resource.type(), 2, resource.confirmed(), resource.observed(), intent);

        assertThat(only(List.of(changing), List.of(user)).drift()).isEqualTo(Drift.NOT_JUDGED);
        assertThat(only(List.of(changing), List.of()).drift()).isEqualTo(Drift.NOT_JUDGED);
    }

    @Test
    void classify_nobodyWasToldOfItYet_notJudged() {
        ConfirmedResource confirmed = java.util.Objects.requireNonNull(resource.confirmed());
        StoredResource rebuilt = new StoredResource(
                id,
                resource.type(),
                1,
                new ConfirmedResource(
                        id, resource.type(), confirmed.attributes(), 1, Instant.EPOCH, Instant.EPOCH, false, null),
                resource.observed(),
                null);

        assertThat(only(List.of(rebuilt), List.of(Users.displayed(user, "Mallory")))
                        .drift())
                .isEqualTo(Drift.NOT_JUDGED);
    }

    @Test
    void classify_departed_isNeitherMissingNorOrphaned() {
        StoredResource departed = Users.departed(id, user);

        assertThat(only(List.of(departed), List.of(user)).drift()).isEqualTo(Drift.IN_SYNC);
        assertThat(CLASSIFIER.classify(List.of(departed), List.of())).isEmpty();
    }
}
