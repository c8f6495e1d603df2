package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.converge.Deprovisioning.Mode;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ScimAttributes;

/** What RAM keeps of a user whose resource was deleted, and what the next one of the same name gets of it. */
class DeprovisioningTest {
    private static final Duration WEEK = Duration.ofDays(7);

    private final EngineFixture fixture = new EngineFixture();

    @Test
    void delete_disable_goneForClientsAndDisabledInRam() {
        fixture.deprovisioning(new Deprovisioning(Mode.DISABLE, Duration.ZERO));
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource team = fixture.createGroup("team", alice);
        fixture.directory.call(new CreateAccessKey(name()));

        fixture.delete(alice);

        assertThat(EngineFixture.reason(() -> fixture.delete(alice))).isEqualTo(Reason.NOT_FOUND);
        assertThat(fixture.directory.call(new ListAccessKeys(name())).get(0).status())
                .isEqualTo(AccessStatus.INACTIVE);
        assertThat(fixture.onlyRamUser().tags())
                .containsEntry(OwnershipTags.ACTIVE, "false")
                .containsEntry(OwnershipTags.ID, alice.id().toString());
        assertThat(fixture.directory.members(new GroupName("team"))).isEmpty();
        assertThat(fixture.store.membersOf(team.id())).isEmpty();
    }

    private static ScimAttributes person(String externalId) {
        return Attributes.json("{'userName':'alice','externalId':'%s','active':true}".formatted(externalId));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void create_nameOfAnotherWhoIsDisabled_refusedAndNothingIsOnAgain(boolean hasExternalId) {
        fixture.deprovisioning(new Deprovisioning(Mode.DISABLE, Duration.ZERO));
        ConfirmedResource alice = fixture.create(person("person-1"));
        fixture.directory.call(new CreateAccessKey(name()));
        fixture.delete(alice);
        RamUser before = fixture.onlyRamUser();

        assertThat(EngineFixture.refusal(
                        () -> fixture.create(hasExternalId ? person("person-2") : Attributes.user("alice"))))
                .hasMessageContaining("Somebody else who left had this name")
                .extracting(ProvisioningException::reason)
                .isEqualTo(Reason.UNIQUENESS);

        assertThat(fixture.onlyRamUser()).isEqualTo(before);
        assertThat(fixture.directory.call(new ListAccessKeys(name())).get(0).status())
                .isEqualTo(AccessStatus.INACTIVE);
    }

    private RamUser named(String localPart) {
        return fixture.directory.users().stream()
                .filter(user -> user.userPrincipalName().equals(localPart + "@example.onaliyun.com"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(fixture.directory.users()));
    }

    private String left(String name) {
        return name + ".left-"
                + DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(fixture.clock.instant(), ZoneOffset.UTC));
    }

    @Test
    void create_nameOfAnotherWhoIsDisabledAndNamesAreFreed_newUserAndTheOtherIsRenamedAndStaysDisabled() {
        fixture.deprovisioning(new Deprovisioning(Mode.DISABLE, Duration.ZERO, true, false));
        ConfirmedResource alice = fixture.create(person("person-1"));
        fixture.directory.call(new CreateAccessKey(name()));
        fixture.delete(alice);
        RamUser former = fixture.onlyRamUser();

        ConfirmedResource next = fixture.create(person("person-2"));

        RamUser renamed = named(left("alice"));
        assertThat(renamed.id()).isEqualTo(former.id());
        assertThat(renamed.tags()).isEqualTo(former.tags()).containsEntry(OwnershipTags.ACTIVE, "false");
        assertThat(named("alice").id()).isNotEqualTo(former.id());
        assertThat(named("alice").tags())
                .containsEntry(OwnershipTags.ID, next.id().toString());
        fixture.delete(next);
        fixture.create(person("person-3"));
        assertThat(fixture.directory.users()).hasSize(3);
    }

    @Test
    void create_nameOfAnotherWhoWasTurnedOnByHandAndNamesAreFreed_refused() {
        fixture.deprovisioning(new Deprovisioning(Mode.DISABLE, Duration.ZERO, true, false));
        fixture.delete(fixture.create(person("person-1")));
        RamUser former = fixture.onlyRamUser();
        fixture.directory.call(new TagResources(former.id(), Map.of(OwnershipTags.ACTIVE, "true")));

        assertThat(EngineFixture.reason(() -> fixture.create(person("person-2"))))
                .isEqualTo(Reason.UNIQUENESS);
        assertThat(fixture.onlyRamUser().userPrincipalName()).isEqualTo(former.userPrincipalName());
    }

    @Test
    void create_diedAfterTheOtherWasRenamedInRam_goesOnFromThere() {
        fixture.deprovisioning(new Deprovisioning(Mode.DISABLE, Duration.ZERO, true, false));
        fixture.delete(fixture.create(person("person-1")));
        fixture.directory.call(new UpdateUser(
                fixture.onlyRamUser().id(),
                new UpdateUserRequest(
                        new UserPrincipalName("alice.left-1", "example.onaliyun.com"), null, null, null, null)));

        fixture.create(person("person-2"));

        assertThat(fixture.directory.users()).hasSize(2);
    }

    @Test
    void create_nameOfAnotherWhoWasAdopted_refusedAlthoughNamesAreFreed() {
        fixture.deprovisioning(new Deprovisioning(Mode.DISABLE, Duration.ZERO, true, false));
        fixture.adoption(new Adoption(Adoption.Mode.TAKE_OVER, true, ramId -> false));
        fixture.directory.addByHand("alice", Map.of());
        fixture.delete(fixture.create(person("person-1")));

        assertThat(EngineFixture.reason(() -> fixture.create(person("person-2"))))
                .isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    void create_nameOfAnotherWhoWasDeleted_newUserAndTheOldOneStaysDeleted() {
        ConfirmedResource alice = fixture.create(person("person-1"));
        UserId former = fixture.onlyRamUser().id();
        fixture.delete(alice);

        fixture.create(person("person-2"));

        assertThat(fixture.onlyRamUser().id()).isNotEqualTo(former);
        assertThat(fixture.directory.call(new GetUserInRecycleBin(former))).isPresent();
        BothSides.agree(fixture);
    }

    @Test
    void create_nameAloneOfOneWhoIsDisabled_sameUserAndItsKeyStaysOff() {
        fixture.deprovisioning(new Deprovisioning(Mode.DISABLE, Duration.ZERO));
        ConfirmedResource alice = fixture.createUser("alice");
        UserId ramUser = fixture.onlyRamUser().id();
        fixture.directory.call(new CreateAccessKey(name()));
        fixture.delete(alice);

        ConfirmedResource back = fixture.createUser("alice");
        fixture.deactivate(back);
        fixture.activate(back);

        assertThat(fixture.onlyRamUser().id()).isEqualTo(ramUser);
        assertThat(fixture.directory.call(new ListAccessKeys(name())).get(0).status())
                .isEqualTo(AccessStatus.INACTIVE);
        BothSides.agree(fixture);
    }

    @Test
    void create_samePersonWhoIsDisabled_sameUserWithItsAccess() {
        fixture.deprovisioning(new Deprovisioning(Mode.DISABLE, Duration.ZERO));
        ConfirmedResource alice = fixture.create(person("person-1"));
        UserId ramUser = fixture.onlyRamUser().id();
        fixture.directory.call(new CreateAccessKey(name()));
        fixture.delete(alice);
        fixture.restart();

        ConfirmedResource back = fixture.create(person("person-1"));

        assertThat(fixture.onlyRamUser().id()).isEqualTo(ramUser);
        assertThat(fixture.onlyRamUser().tags())
                .containsEntry(OwnershipTags.ACTIVE, "true")
                .containsEntry(OwnershipTags.ID, back.id().toString());
        assertThat(fixture.directory.call(new ListAccessKeys(name())).get(0).status())
                .isEqualTo(AccessStatus.ACTIVE);
        BothSides.agree(fixture);
    }

    @Test
    void delete_grace_disabledAtOnceAndDeletedWhenItIsOver() {
        fixture.deprovisioning(new Deprovisioning(Mode.DELETE, WEEK));
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.call(new CreateAccessKey(name()));

        fixture.delete(alice);
        fixture.restart();
        fixture.clock.advance(WEEK.minusSeconds(1));
        fixture.driveDue();

        assertThat(fixture.directory.call(new ListAccessKeys(name())).get(0).status())
                .isEqualTo(AccessStatus.INACTIVE);
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.driveDue();

        assertThat(fixture.directory.users()).isEmpty();
        assertThat(fixture.store.all()).isEmpty();
    }

    @Test
    void create_duringTheGracePeriod_theDeletionIsOff() {
        fixture.deprovisioning(new Deprovisioning(Mode.DELETE, WEEK));
        fixture.delete(fixture.createUser("alice"));

        fixture.createUser("alice");
        fixture.clock.advance(WEEK.multipliedBy(2));
        fixture.driveDue();

        assertThat(fixture.onlyRamUser().tags()).containsEntry(OwnershipTags.ACTIVE, "true");
        BothSides.agree(fixture);
    }

    @Test
    void create_nameOfOneWhoWasDeleted_sameUserOutOfTheRecycleBin() {
        ConfirmedResource alice = fixture.createUser("alice");
        UserId ramUser = fixture.onlyRamUser().id();
        fixture.delete(alice);

        fixture.createUser("alice");

        assertThat(fixture.onlyRamUser().id()).isEqualTo(ramUser);
        BothSides.agree(fixture);
    }

    @Test
    void create_nameOfOneWhomTheRecycleBinForgot_newUser() {
        ConfirmedResource alice = fixture.createUser("alice");
        UserId ramUser = fixture.onlyRamUser().id();
        fixture.delete(alice);
        fixture.directory.forget(ramUser);

        fixture.createUser("alice");

        assertThat(fixture.onlyRamUser().id()).isNotEqualTo(ramUser);
        BothSides.agree(fixture);
    }

    @Test
    void create_longAfterTheDeletion_oneCall() {
        fixture.delete(fixture.createUser("alice"));
        fixture.clock.advance(Duration.ofDays(31));

        assertThat(fixture.callsOf(() -> fixture.createUser("alice"))).containsExactly("CreateUser");
    }

    @Test
    void update_otherTakesTheNameOfOneWhoIsDisabled_refused() {
        fixture.deprovisioning(new Deprovisioning(Mode.DISABLE, Duration.ZERO));
        fixture.delete(fixture.createUser("alice"));
        ConfirmedResource bob = fixture.createUser("bob");

        assertThat(EngineFixture.reason(() -> fixture.update(bob, Attributes.user("alice"))))
                .isEqualTo(Reason.UNIQUENESS);
    }

    private UserPrincipalName name() {
        return UserPrincipalName.parse(fixture.onlyRamUser().userPrincipalName());
    }
}
