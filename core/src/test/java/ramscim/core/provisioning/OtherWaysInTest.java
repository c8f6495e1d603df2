package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.refusal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.ServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.DeleteServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.UpdateServiceCredential;
import ramscim.core.directory.UserId;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.resource.Attributes;

/** Service credentials and passkeys, which somebody made by hand, let people in like keys and passwords. */
class OtherWaysInTest {
    private final EngineFixture fixture = new EngineFixture();
    private ConfirmedResource alice = fixture.createUser("alice");
    private UserId id = fixture.onlyRamUser().id();

    @BeforeEach
    void giveThem() {
        fixture.directory.addServiceCredential(id, "SC1");
        fixture.directory.addServiceCredential(id, "SC2");
        fixture.directory.call(new UpdateServiceCredential(fixture.principal("alice"), "SC2", AccessStatus.INACTIVE));
        fixture.directory.addPasskey(id, "PASSKEY-1");
    }

    @Test
    void deactivate_credentialsAndPasskey_nothingLetsIn() {
        fixture.deactivate(alice);

        assertThat(fixture.directory.serviceCredentials(id)).noneMatch(ServiceCredential::active);
        assertThat(fixture.directory.passkeys(id)).isEmpty();
    }

    @Test
    void activate_afterwards_restoresExactlyTheCredentialsThatWereOn() {
        fixture.deactivate(alice);

        fixture.activate(alice);

        assertThat(fixture.directory.serviceCredentials(id))
                .filteredOn(ServiceCredential::active)
                .extracting(ServiceCredential::id)
                .containsExactly("SC1");
    }

    @Test
    void activate_credentialDeletedMeanwhile_theOthersComeBack() {
        fixture.update(alice, Attributes.inactiveUser("alice"));
        fixture.directory.call(new DeleteServiceCredential(fixture.principal("alice"), "SC1"));

        fixture.update(alice, Attributes.user("alice"));
        fixture.settle();

        assertThat(fixture.directory.serviceCredentials(id)).noneMatch(ServiceCredential::active);
    }

    @Test
    void delete_credentials_areTurnedOffAndDeletedFirst() {
        fixture.delete(alice);
        fixture.settle();

        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void delete_takenOverByCloudSso_isNotDoneAndSaid() {
        takeOver();

        assertThat(refusal(() -> fixture.delete(alice))).hasMessageContaining("CloudSSO");

        assertThat(fixture.pending()).hasSize(1);
        assertThat(fixture.directory.users()).hasSize(1);
        assertThat(fixture.directory.serviceCredentials(id)).anyMatch(ServiceCredential::active);
    }

    @Test
    void deactivate_takenOverByCloudSso_changesNothing() {
        takeOver();

        refusal(() -> fixture.deactivate(alice));

        assertThat(fixture.directory.serviceCredentials(id)).anyMatch(ServiceCredential::active);
    }

    private void takeOver() {
        RamUser user = fixture.onlyRamUser();
        fixture.directory.put(new RamUser(
                user.id(),
                user.userPrincipalName(),
                user.displayName(),
                user.email(),
                user.mobilePhone(),
                user.comments(),
                user.tags(),
                "CloudSSO",
                user.createDate(),
                user.updateDate(),
                user.lastLoginDate()));
    }

    @Test
    void create_nothingToClose_costsNoFurtherCall() {
        assertThat(fixture.callsOf(() -> fixture.createUser("bob"))).containsExactly("CreateUser");
    }
}
