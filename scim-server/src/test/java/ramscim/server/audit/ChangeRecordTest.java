package ramscim.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ramscim.server.audit.AuditFixture.ENTRA;
import static ramscim.server.audit.AuditFixture.START;
import static ramscim.server.audit.AuditFixture.group;
import static ramscim.server.audit.AuditFixture.user;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import ramscim.core.directory.AnsweredCall;
import ramscim.core.intent.HeldIntent;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Loss;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Transition;
import ramscim.store.StoreDatabase;

class ChangeRecordTest {
    private final AuditFixture audit;

    ChangeRecordTest(@TempDir Path directory) {
        audit = new AuditFixture(StoreDatabase.sqlite(directory));
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void administered_workThatIsTakenBack_leavesNoEventAndTheChainGoesOn() {
        JdbcTransactionManager manager = new JdbcTransactionManager(audit.database.dataSource());
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            audit.trail.administered(AuditFixture.ENTRA, null, "one");
            Object savepoint = status.createSavepoint();
            audit.trail.administered(AuditFixture.ENTRA, null, "taken back");
            status.rollbackToSavepoint(savepoint);
            audit.trail.administered(AuditFixture.ENTRA, null, "two");
        });

        assertThat(audit.events()).extracting(AuditEvent::detail).containsExactly("one", "two");
        assertThat(audit.log.verify().isIntact()).isTrue();
    }

    @Test
    void commit_newUser_tellsWhoAskedForWhat() {
        ResourceId id = ResourceId.random();

        audit.store.write(new Transition.Committed(
                id, ResourceType.USER, audit.intent(1, user("ada", true)), "user:ada", Set.of()));

        AuditEvent event = audit.newest();
        assertThat(event.is(AuditKind.ACCEPTED)).isTrue();
        assertThat(event.at()).isEqualTo(START);
        assertThat(event.about()).isEqualTo(new Subject(id, ResourceType.USER, "ada"));
        assertThat(event.origin()).isEqualTo(new Origin("token:entra", "req-1"));
        assertThat(event.detail()).isEqualTo("The user is to be created.");
        assertThat(event.change()).isEqualTo("{\"active\":{\"after\":true},\"userName\":{\"after\":\"ada\"}}");
    }

    @Test
    void commit_refusedForCollision_tellsNothing() {
        ResourceId id = audit.confirmedUser("ada");
        int before = audit.events().size();

        audit.store.write(new Transition.Committed(
                id, ResourceType.USER, audit.intent(7, user("ada", false)), "user:ada", Set.of()));

        assertThat(audit.events()).hasSize(before);
    }

    @Test
    void commit_password_isLeftOut() {
        ScimAttributes attributes = ScimAttributes.fromJson(
                "{\"userName\":\"ada\",\"password\":\"s3cret\",\"x\":{\"clientSecret\":\"s3cret\"}}");

        audit.store.write(new Transition.Committed(
                ResourceId.random(), ResourceType.USER, audit.intent(1, attributes), "user:ada", Set.of()));

        assertThat(audit.newest().change()).contains("ada").doesNotContain("s3cret");
    }

    @Test
    void confirm_deactivation_tellsWhatDiffersAndWhichCallsItTook() {
        ResourceId id = audit.confirmedUser("ada");
        Intent intent = audit.intent(2, user("ada", false));
        audit.store.write(new Transition.Committed(id, ResourceType.USER, intent, "user:ada", Set.of()));

        List<AnsweredCall> calls =
                List.of(new AnsweredCall("TagResources", "A-1"), new AnsweredCall("UpdateUser", "A-2"));
        audit.store.write(new Transition.Confirmed(id, intent, "user:ada", null, START, true, calls));

        AuditEvent event = audit.newest();
        assertThat(event.is(AuditKind.CONFIRMED)).isTrue();
        assertThat(event.detail()).isEqualTo("The user is deactivated.");
        assertThat(event.change()).isEqualTo("{\"active\":{\"before\":true,\"after\":false}}");
        assertThat(event.ramCalls()).isEqualTo("TagResources=A-1 UpdateUser=A-2");
    }

    @Test
    void confirm_subAttribute_isNamedAsInScim() {
        ResourceId id = audit.confirmedUser("ada");
        ScimAttributes after = ScimAttributes.fromJson("""
                {"userName":"ada","active":true,"name":{"givenName":"Ada"},"urn:a:User":{"department":"Sales"}}
                """);
        Intent intent = audit.intent(2, after);
        audit.store.write(new Transition.Committed(id, ResourceType.USER, intent, "user:ada", Set.of()));

        audit.store.write(new Transition.Confirmed(id, intent, "user:ada", null, START, true, List.of()));

        assertThat(audit.newest().change())
                .isEqualTo("{\"name.givenName\":{\"after\":\"Ada\"},\"urn:a:User:department\":{\"after\":\"Sales\"}}");
    }

    @Test
    void confirm_deletionOfUser_tellsWhichGroupsItLeft() {
        ResourceId ada = audit.confirmedUser("ada");
        ResourceId admins = groupWith(ada);
        Intent deletion = audit.intent(2, null);
        audit.store.write(new Transition.Committed(ada, ResourceType.USER, deletion, null, Set.of()));

        audit.store.write(new Transition.Confirmed(ada, deletion, null, null, START, true, List.of()));

        assertThat(audit.newest().detail()).isEqualTo("The user is deleted.");
        assertThat(audit.newest().about()).isEqualTo(new Subject(ada, ResourceType.USER, "ada"));
        assertThat(audit.newest().change()).contains("\"groups\":{\"removed\":[\"" + admins + "\"]}");
    }

    @Test
    void confirm_deletionOfGroup_isToldOfEachMember() {
        ResourceId ada = audit.confirmedUser("ada");
        ResourceId admins = groupWith(ada);
        Intent deletion = audit.intent(3, null);
        audit.store.write(new Transition.Committed(admins, ResourceType.GROUP, deletion, null, Set.of()));

        audit.store.write(new Transition.Confirmed(admins, deletion, null, null, START, true, List.of()));

        assertThat(audit.log.page(AuditQuery.about(ada), null, 1).events())
                .extracting(event -> event.event().detail())
                .containsExactly("The user left the group 'Admins', which is deleted.");
    }

    @Test
    void settleMembership_isToldOfTheUser() {
        ResourceId ada = audit.confirmedUser("ada");

        ResourceId admins = groupWith(ada);

        assertThat(audit.log.page(AuditQuery.about(ada), null, 1).events())
                .singleElement()
                .satisfies(last -> {
                    assertThat(last.event().detail()).isEqualTo("The user joined the group 'Admins'.");
                    assertThat(last.event().about()).isEqualTo(new Subject(ada, ResourceType.USER, "ada"));
                    assertThat(last.event().change()).isEqualTo("{\"groups\":{\"added\":[\"" + admins + "\"]}}");
                });
    }

    private ResourceId groupWith(ResourceId user) {
        ResourceId group = audit.confirmedGroup("Admins");
        Intent intent = audit.intent(2, group("Admins"), Map.of(user, Membership.JOINED));
        audit.store.write(new Transition.Committed(group, ResourceType.GROUP, intent, "group:Admins", Set.of()));
        audit.store.write(new Transition.MemberSettled(group, user, Membership.JOINED, intent, List.of()));
        audit.store.write(new Transition.Confirmed(group, intent, "group:Admins", null, START, true, List.of()));
        return group;
    }

    @Test
    void postpone_againAndAgain_isToldOnce() {
        ResourceId id = audit.confirmedUser("ada");
        Intent intent = audit.intent(2, user("ada", false));
        audit.store.write(new Transition.Committed(id, ResourceType.USER, intent, "user:ada", Set.of()));

        for (int attempts = 1; attempts <= 20; attempts++) {
            audit.store.write(new Transition.Postponed(
                    id,
                    new Intent(
                            2,
                            user("ada", false),
                            Map.of(),
                            true,
                            Hold.FREE,
                            ENTRA,
                            START,
                            attempts,
                            START,
                            Refusal.of(Reason.NOT_YET, "RAM is down.")),
                    List.of()));
        }

        assertThat(audit.events())
                .filteredOn(event -> event.is(AuditKind.POSTPONED))
                .extracting(AuditEvent::detail)
                .containsExactly("It will be tried again. RAM is down.");
    }

    @Test
    void refuse_tellsWhy_andNotTwice() {
        ResourceId id = audit.confirmedUser("ada");
        Intent intent = audit.intent(2, user("ada", false));
        audit.store.write(new Transition.Committed(id, ResourceType.USER, intent, "user:ada", Set.of()));
        Failure failure = new Failure(START, "ada", Refusal.of(Reason.INVALID_VALUE, "RAM refused it."));

        audit.store.write(new Transition.Refused(id, intent, failure, null, List.of()));
        audit.store.write(new Transition.Refused(id, intent, failure, null, List.of()));

        assertThat(audit.events())
                .filteredOn(event -> event.is(AuditKind.REFUSED))
                .extracting(AuditEvent::detail)
                .containsExactly("RAM refused it.");
    }

    @Test
    void commit_heldDeletion_tellsWhyItIsHeld() {
        held(audit.confirmedUser("ada"));

        AuditEvent event = audit.newest();
        assertThat(event.is(AuditKind.HELD)).isTrue();
        assertThat(event.detail()).isEqualTo("The user is to be deleted. Too many.");
    }

    private void held(ResourceId id) {
        Intent intent = new Intent(
                2, null, Map.of(), true, Hold.HELD, ENTRA, START, 0, START, Refusal.of(Reason.HELD, "Too many."));
        audit.store.write(
                new Transition.Committed(id, ResourceType.USER, intent, null, Set.of(new Loss(LossKind.USER, id))));
    }

    @Test
    void approve_tellsWhoDecidedAndWhoAsked() {
        ResourceId ada = audit.confirmedUser("ada");
        held(ada);

        Origin eve = Origin.ofAdministrator("eve", "req-9");
        audit.store.writeAll(List.of(
                new Transition.Approved(new HeldIntent(ada, 2), START, eve),
                new Transition.Approved(new HeldIntent(ResourceId.random(), 2), START, eve)));

        AuditEvent event = audit.newest();
        assertThat(event.is(AuditKind.APPROVED)).isTrue();
        assertThat(event.origin()).isEqualTo(new Origin("admin:eve", "req-9"));
        assertThat(event.about()).isEqualTo(new Subject(ada, ResourceType.USER, "ada"));
        assertThat(event.detail())
                .isEqualTo("The user is to be deleted. It was asked for by token:entra with request req-1.");
        assertThat(audit.events()).filteredOn(e -> e.is(AuditKind.APPROVED)).hasSize(1);
    }

    @Test
    void reject_tellsSo_andOfNothingThatIsNotHeld() {
        ResourceId ada = audit.confirmedUser("ada");
        held(ada);

        audit.store.write(new Transition.Rejected(new HeldIntent(ada, 2), Origin.ofAdministrator("eve", "req-9")));
        audit.store.write(new Transition.Rejected(new HeldIntent(ada, 2), Origin.ofAdministrator("eve", "req-10")));

        assertThat(audit.newest().is(AuditKind.REJECTED)).isTrue();
        assertThat(audit.newest().origin().requestId()).isEqualTo("req-9");
    }

    @Test
    void report_tellsOfTheProtected() {
        ResourceId ada = audit.confirmedUser("ada");
        Refusal refusal = Refusal.of(Reason.PROTECTED, "The user 'ada' is protected.");

        audit.store.write(new Transition.Reported(
                ada, ResourceType.USER, ENTRA, new Failure(START, "ada", refusal), null, null, List.of()));

        assertThat(audit.newest().is(AuditKind.PROTECTED)).isTrue();
        assertThat(audit.newest().detail()).isEqualTo("The user 'ada' is protected.");
    }

    @Test
    void report_tellsOfWhatNeverCameToBe() {
        ResourceId nobody = ResourceId.random();
        Refusal refusal = Refusal.of(Reason.INVALID_VALUE, "'userName' is too long.");

        audit.store.write(new Transition.Reported(
                nobody, ResourceType.USER, ENTRA, new Failure(START, "ada", refusal), "user:ada", null, List.of()));

        assertThat(audit.newest().is(AuditKind.REFUSED)).isTrue();
        assertThat(audit.newest().about()).isEqualTo(new Subject(nobody, ResourceType.USER, "ada"));
    }

    @Test
    void dropMembership_tellsTheUserOfWhichGroup() {
        ResourceId ada = audit.confirmedUser("ada");
        ResourceId team = audit.confirmedGroup("Team");
        Intent intent = audit.intent(2, group("Team"), Map.of(ada, Membership.JOINED));
        audit.store.write(new Transition.Committed(team, ResourceType.GROUP, intent, "group:Team", Set.of()));
        Refusal refusal = Refusal.of(Reason.QUOTA_EXCEEDED, Refusal.GROUPS_PER_USER, "The user is in 10 groups.");

        audit.store.write(new Transition.MemberDropped(
                team, ada, Membership.JOINED, intent, new Failure(START, "ada", refusal), List.of()));

        assertThat(audit.newest().about()).isEqualTo(new Subject(ada, ResourceType.USER, "ada"));
        assertThat(audit.newest().detail()).isEqualTo("Group 'Team': The user is in 10 groups.");
    }

    @Test
    void anything_whoseTransactionFails_isNotTold() {
        assertThatThrownBy(() -> audit.database.transactions().write(() -> {
                    audit.confirmedUser("ada");
                    throw new IllegalStateException("the disk is full");
                }))
                .hasMessage("the disk is full");

        assertThat(audit.events()).isEmpty();
        assertThat(audit.log.verify().isIntact()).isTrue();
    }

    private List<String> passwordsSet(boolean came, boolean active, String operation) {
        ResourceId id = audit.confirmedUser("ada");
        Intent intent = audit.intent(2, user("ada", active)).withPassword(came);
        audit.store.write(new Transition.Committed(id, ResourceType.USER, intent, "user:ada", Set.of()));
        audit.store.write(new Transition.Confirmed(
                id, intent, "user:ada", null, START, true, List.of(new AnsweredCall(operation, "A-1"))));
        return audit.events().stream()
                .filter(event -> event.is(AuditKind.PASSWORD_SET))
                .map(event -> event.origin().actor() + " " + event.ramCalls())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateLoginProfile", "UpdateLoginProfile"})
    void confirm_passwordThatCameAlong_isToldApart(String operation) {
        assertThat(passwordsSet(true, true, operation)).containsExactly("token:entra " + operation + "=A-1");
    }

    @ParameterizedTest
    @CsvSource({"false, true, UpdateLoginProfile", "true, false, UpdateLoginProfile", "true, true, UpdateUser"})
    void confirm_whereNobodyGotAPassword_tellsOfNone(boolean came, boolean active, String operation) {
        assertThat(passwordsSet(came, active, operation)).isEmpty();
    }
}
