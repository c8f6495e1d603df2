package ramscim.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;
import ramscim.store.FailingIntents;
import ramscim.store.StoreDatabase;

/** What is listed as failing, and until when, on either database. Time stands still unless a test says otherwise. */
abstract class FailuresContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final Origin ENTRA = Origin.ofToken("entra", "req-1");
    private static final Refusal TOO_LONG = new Refusal(
            Reason.INVALID_VALUE, "InvalidParameter.UserName", "UpdateUser", "A-1", "userName", "It is too long.");

    private final StoreDatabase database;
    private final ProvisioningStore store;
    private final Failures failures;

    FailuresContract(StoreDatabase database) {
        this.database = database;
        this.store = database.store();
        this.failures = new Failures(new FailingIntents(database.jdbc()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static ScimAttributes user(String userName) {
        return ScimAttributes.fromJson("{\"userName\":\"%s\",\"active\":true}".formatted(userName));
    }

    private static ScimAttributes group(String displayName) {
        return ScimAttributes.fromJson("{\"displayName\":\"%s\"}".formatted(displayName));
    }

    private static Failure failure(String subject) {
        return new Failure(NOW, subject, TOO_LONG);
    }

    private Intent committed(
            ResourceId id, ResourceType type, ScimAttributes desired, Map<ResourceId, Membership> memberships) {
        StoredResource stored = store.find(id);
        long sequence = stored == null ? 1 : stored.sequence() + 1;
        Intent intent = new Intent(sequence, desired, memberships, false, Hold.FREE, ENTRA, NOW, 0, NOW, null);
        assertThat(store.write(new Transition.Committed(id, type, intent, key(type, desired), Set.of())))
                .isTrue();
        return intent;
    }

    private static String key(ResourceType type, ScimAttributes attributes) {
        return type == ResourceType.USER
                ? "user:" + attributes.text("userName")
                : "group:" + attributes.text("displayName");
    }

    private void confirm(ResourceId id, ResourceType type, ScimAttributes attributes, Instant at) {
        Intent intent = committed(id, type, attributes, Map.of());
        store.write(new Transition.Confirmed(id, intent, key(type, attributes), null, at, true, List.of()));
    }

    private ResourceId confirmedUser(String userName) {
        ResourceId id = ResourceId.random();
        confirm(id, ResourceType.USER, user(userName), NOW);
        return id;
    }

    private void delete(ResourceId id, ResourceType type) {
        Intent deletion = new Intent(
                Objects.requireNonNull(store.find(id)).sequence() + 1,
                null,
                Map.of(),
                true,
                Hold.FREE,
                ENTRA,
                NOW,
                0,
                NOW,
                null);
        store.write(new Transition.Committed(id, type, deletion, null, Set.of()));
        store.write(new Transition.Confirmed(id, deletion, null, null, NOW, true, List.of()));
    }

    private void report(ResourceId id, String subject, @Nullable String nameKey, @Nullable Draft asked) {
        store.write(new Transition.Reported(id, ResourceType.USER, ENTRA, failure(subject), nameKey, asked, List.of()));
    }

    private FailingChange only() {
        assertThat(failures.all()).hasSize(1);
        return failures.all().get(0);
    }

    @Test
    void refuse_leavesSomethingThatIsConfirmedAtOnce_staysOnTheList() {
        ResourceId ada = confirmedUser("ada");
        Intent rename = committed(ada, ResourceType.USER, user("x".repeat(70)), Map.of());
        Intent ending = new Intent(3, user("ada"), Map.of(), true, Hold.FREE, ENTRA, NOW, 0, NOW, null);

        store.write(new Transition.Refused(ada, rename, failure("ada"), ending, List.of()));
        store.write(new Transition.Confirmed(ada, ending, "user:ada", null, NOW.plusSeconds(1), true, List.of()));

        assertThat(only().resourceId()).isEqualTo(ada.toString());
        assertThat(failures.failingCount()).isOne();
    }

    @Test
    void refuse_laterChangeConfirmed_isOverThoughNoTimePassed() {
        ResourceId ada = confirmedUser("ada");
        store.write(new Transition.Refused(
                ada, committed(ada, ResourceType.USER, user("eve"), Map.of()), failure("ada"), null, List.of()));

        confirm(ada, ResourceType.USER, user("ada"), NOW);

        assertThat(failures.all()).isEmpty();
        assertThat(failures.failingCount()).isZero();
    }

    @Test
    void refuse_ofWhoIsDeletedThen_isOver() {
        ResourceId ada = confirmedUser("ada");
        store.write(new Transition.Refused(
                ada, committed(ada, ResourceType.USER, user("eve"), Map.of()), failure("ada"), null, List.of()));

        delete(ada, ResourceType.USER);

        assertThat(failures.all()).isEmpty();
    }

    @Test
    void refuse_sameCreationThreeTimes_isCountedOnceListed() {
        for (int n = 0; n < 3; n++) {
            ResourceId id = ResourceId.random();
            store.write(new Transition.Refused(
                    id, committed(id, ResourceType.USER, user("ada"), Map.of()), failure("Ada"), null, List.of()));
        }

        assertThat(only().attempts()).isEqualTo(3);
        assertThat(only().change()).isEqualTo("create");
        assertThat(database.failures(10)).hasSize(1);
    }

    @Test
    void refuse_otherRefusalOfTheSamePerson_isListedBeside() {
        ResourceId ada = confirmedUser("ada");
        report(ada, "ada", null, null);
        Refusal other = new Refusal(
                Reason.INVALID_VALUE, "InvalidParameter.Email", "UpdateUser", "A-2", "emails", "It is no address.");
        store.write(new Transition.Reported(
                ada, ResourceType.USER, ENTRA, new Failure(NOW, "ada", other), null, null, List.of()));

        assertThat(failures.all()).hasSize(2);
        assertThat(failures.failingCount()).isOne();
    }

    @Test
    void refuse_dismissedAndRefusedAgain_comesBack() {
        ResourceId ada = confirmedUser("ada");
        report(ada, "ada", null, null);
        failures.dismiss(Objects.requireNonNull(failures.findRefused(only().key())));
        assertThat(failures.all()).isEmpty();

        report(ada, "ada", null, null);

        assertThat(only().attempts()).isOne();
    }

    @Test
    void dismiss_refusedOnceMoreMeanwhile_staysOnTheList() {
        ResourceId ada = confirmedUser("ada");
        report(ada, "ada", null, null);
        Failures.Refused seen = Objects.requireNonNull(failures.findRefused(only().key()));
        report(ada, "ada", null, null);

        failures.dismiss(seen);

        assertThat(only().attempts()).isEqualTo(2);
    }

    @Test
    void report_everythingKnown_isListedAsItIs() {
        ResourceId ada = confirmedUser("ada");

        report(ada, "ada", "user:eve", Draft.of(user("eve")));

        FailingChange change = only();
        assertThat(change.retryable()).isTrue();
        assertThat(change.change()).isEqualTo("update");
        assertThat(change.cause()).isEqualTo(FailureCause.VALUE_REFUSED);
        assertThat(change.detail()).isEqualTo("It is too long.");
        assertThat(change.facts()).isEqualTo("UpdateUser · InvalidParameter.UserName · userName");
        assertThat(change.ramRequestId()).isEqualTo("A-1");
        assertThat(failures.of(ada.toString())).containsExactly(change);
    }

    @Test
    void report_beforeItBecameADraft_cannotBeRetried() {
        report(ResourceId.random(), "ada", null, null);

        assertThat(only().retryable()).isFalse();
        assertThat(only().change()).isEqualTo("create");
    }

    @Test
    void report_duringWhatIsConfirmedThen_staysUntilALaterChange() {
        ResourceId ada = ResourceId.random();
        Intent creation = committed(ada, ResourceType.USER, user("ada"), Map.of());
        report(ada, "ada", null, null);
        store.write(new Transition.Confirmed(ada, creation, "user:ada", null, NOW.plusSeconds(1), true, List.of()));
        assertThat(failures.all()).hasSize(1);

        confirm(ada, ResourceType.USER, user("ada"), NOW.plusSeconds(2));

        assertThat(failures.all()).isEmpty();
    }

    @Test
    void report_creationThatComesUnderTheNameLater_isOver() {
        report(ResourceId.random(), "Ada@example.com", "user:ada", null);

        confirm(ResourceId.random(), ResourceType.USER, user("ada"), NOW.plusSeconds(1));

        assertThat(failures.all()).isEmpty();
    }

    @Test
    void report_creationThatComesUnderTheUserNameLater_isOver() {
        report(ResourceId.random(), "Ädä", null, null);

        confirm(ResourceId.random(), ResourceType.USER, user("ädä"), NOW.plusSeconds(1));

        assertThat(failures.all()).isEmpty();
    }

    /** Whoever has the name was there before: what becomes of them changes nothing for whom it was refused. */
    @Test
    void report_nameOfAnotherWhoChangesLater_staysOnTheList() {
        ResourceId first = confirmedUser("ada");
        Refusal twice = Refusal.of(Reason.UNIQUENESS, Refusal.NAME_TWICE, "Another user has this name.");
        store.write(new Transition.Reported(
                ResourceId.random(),
                ResourceType.USER,
                ENTRA,
                new Failure(NOW, "ada", twice),
                "user:ada",
                null,
                List.of()));

        confirm(first, ResourceType.USER, user("ada"), NOW.plusSeconds(1));

        assertThat(only().cause()).isEqualTo(FailureCause.NAME_TWICE);
    }

    private ResourceId refusedMembership(ResourceId team, ResourceId user) {
        confirm(team, ResourceType.GROUP, group("Team"), NOW);
        Intent intent = committed(team, ResourceType.GROUP, group("Team"), Map.of(user, Membership.JOINED));
        Refusal refusal = Refusal.of(Reason.QUOTA_EXCEEDED, Refusal.GROUPS_PER_USER, "The user is in 10 groups.");
        store.write(new Transition.MemberDropped(
                team, user, Membership.JOINED, intent, new Failure(NOW, "ada", refusal), List.of()));
        store.write(new Transition.Confirmed(team, intent, "group:Team", null, NOW, true, List.of()));
        return team;
    }

    @Test
    void dropMembership_isTheUsersAndCanBeAskedOfTheGroupAgain() {
        ResourceId ada = confirmedUser("ada");
        ResourceId team = refusedMembership(ResourceId.random(), ada);

        FailingChange change = only();
        assertThat(change.resourceId()).isEqualTo(ada.toString());
        assertThat(change.change()).isEqualTo("join");
        assertThat(change.cause()).isEqualTo(FailureCause.GROUPS_PER_USER);
        Failures.Refused refused = Objects.requireNonNull(failures.findRefused(change.key()));
        assertThat(refused.group()).isEqualTo(team.toString());
        assertThat(refused.asked()).isEqualTo(new Draft(group("Team"), Map.of(ada, Membership.JOINED)));
    }

    @Test
    void dropMembership_groupOrUserChangedOtherwise_staysOnTheList() {
        ResourceId ada = confirmedUser("ada");
        ResourceId team = refusedMembership(ResourceId.random(), ada);

        confirm(team, ResourceType.GROUP, group("Team"), NOW.plusSeconds(1));
        confirm(ada, ResourceType.USER, user("ada"), NOW.plusSeconds(1));

        assertThat(failures.all()).hasSize(1);
    }

    @Test
    void dropMembership_cameAboutLater_isOver() {
        ResourceId ada = confirmedUser("ada");
        ResourceId team = refusedMembership(ResourceId.random(), ada);

        Intent again = committed(team, ResourceType.GROUP, group("Team"), Map.of(ada, Membership.JOINED));
        store.write(new Transition.MemberSettled(team, ada, Membership.JOINED, again, List.of()));

        assertThat(failures.all()).isEmpty();
    }

    @Test
    void dropMembership_groupIsGone_isOver() {
        ResourceId team = refusedMembership(ResourceId.random(), confirmedUser("ada"));

        delete(team, ResourceType.GROUP);

        assertThat(failures.all()).isEmpty();
    }

    @Test
    void dropMembership_userIsGone_isOver() {
        ResourceId ada = confirmedUser("ada");
        refusedMembership(ResourceId.random(), ada);

        delete(ada, ResourceType.USER);

        assertThat(failures.all()).isEmpty();
    }

    @Test
    void refuse_groupWithMembers_keepsWhoShouldHaveJoined() {
        ResourceId ada = confirmedUser("ada");
        ResourceId team = ResourceId.random();
        confirm(team, ResourceType.GROUP, group("Team"), NOW);
        Intent rename = committed(team, ResourceType.GROUP, group("Taken"), Map.of(ada, Membership.JOINED));

        store.write(new Transition.Refused(team, rename, failure("Taken"), null, List.of()));

        assertThat(Objects.requireNonNull(failures.findRefused(only().key())).asked())
                .isEqualTo(new Draft(group("Taken"), Map.of(ada, Membership.JOINED)));
    }

    /** As they were written before refusals were kept as data. */
    @Test
    void rows_ofBefore_areListedByPersonAndCanBeRetried() {
        for (int n = 0; n < 2; n++) {
            database.jdbc()
                    .sql(
                            "insert into failure (occurred, subject, reason, detail, resource_id, type, name, desired, existed)"
                                    + " values (:at, 'ada', 'UNIQUENESS', 'RAM has one.', :id, 'USER', 'user:ada', :desired, 0)")
                    .param("at", NOW.toEpochMilli() + n)
                    .param("id", ResourceId.random().toString())
                    .param("desired", user("ada").toJson())
                    .update();
        }

        assertThat(only().attempts()).isEqualTo(2);
        assertThat(only().firstSeen()).isEqualTo(NOW);
        assertThat(only().retryable()).isTrue();
        Failures.Refused refused = Objects.requireNonNull(failures.findRefused(only().key()));
        assertThat(refused.asked()).isEqualTo(Draft.of(user("ada")));
        failures.dismiss(refused);
        assertThat(failures.all()).isEmpty();
    }
}
