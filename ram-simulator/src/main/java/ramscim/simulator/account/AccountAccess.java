package ramscim.simulator.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The part of {@link Account} that is about access: login profiles, access keys, MFA devices and policies. */
public final class AccountAccess {

    private final AccountState state;

    AccountAccess(AccountState state) {
        this.state = state;
    }

    public Identity identity() {
        return state.atomically(state::identity);
    }

    /** From now on the configured access key is of somebody else, maybe of another account. */
    public void setIdentity(Identity identity) {
        state.atomically(() -> state.changeIdentity(identity));
    }

    public PasswordPolicy passwordPolicy() {
        return state.atomically(() -> state.loginProfiles().policy());
    }

    public void setPasswordPolicy(PasswordPolicy policy) {
        state.atomically(() -> state.loginProfiles().changePolicy(policy));
    }

    public Optional<SimulatedLoginProfile> loginProfile(String userPrincipalName) {
        return state.atomically(
                () -> state.loginProfiles().find(user(userPrincipalName).userId()));
    }

    public SimulatedLoginProfile addLoginProfile(String userPrincipalName, String password) {
        return state.atomically(() -> state.loginProfiles().create(user(userPrincipalName), password, profile -> {}));
    }

    public SimulatedLoginProfile changeLoginProfile(
            String userPrincipalName, Consumer<SimulatedLoginProfile.Builder> change) {
        return state.atomically(() -> state.loginProfiles().change(user(userPrincipalName), null, change));
    }

    /**
     * As if the login profile had been made, or changed last, so long ago; an initial password may have expired by
     * then.
     */
    public void ageLoginProfile(String userPrincipalName, Duration by) {
        state.atomically(() -> state.loginProfiles().age(user(userPrincipalName), by));
    }

    /** Tries to log on to the console; if it works, the logon is noted on the profile and on the user. */
    public boolean logOn(String userPrincipalName, String password) {
        return state.atomically(() -> {
            SimulatedUser user = user(userPrincipalName);
            boolean admitted = state.loginProfiles().logOn(user, password);
            if (admitted) {
                state.users().noteLogon(user);
            }
            return admitted;
        });
    }

    public List<SimulatedAccessKey> accessKeys(String userPrincipalName) {
        return state.atomically(
                () -> state.accessKeys().ofOwner(user(userPrincipalName).userId()));
    }

    /** The keys of the identity that the simulator was told to admit. */
    public List<SimulatedAccessKey> callersAccessKeys() {
        return state.atomically(() -> state.accessKeys().ofOwner(AccessKeys.CALLER));
    }

    public SimulatedAccessKey addAccessKey(String userPrincipalName) {
        return state.atomically(
                () -> state.accessKeys().create(user(userPrincipalName).userId()));
    }

    public void setAccessKeyStatus(String userPrincipalName, String accessKeyId, AccessStatus status) {
        state.atomically(() -> state.accessKeys()
                .changeStatus(state.accessKeys().of(user(userPrincipalName).userId(), accessKeyId), status));
    }

    public Optional<SimulatedMfaDevice> mfaDevice(String userPrincipalName) {
        return state.atomically(
                () -> state.mfaDevices().find(user(userPrincipalName).userId()));
    }

    /** Those that are bound, and those that were and are not deleted yet. */
    public List<SimulatedMfaDevice> mfaDevices() {
        return state.atomically(() -> state.mfaDevices().all());
    }

    /** Binds a new virtual MFA device, as the user would at the console. */
    public SimulatedMfaDevice bindMfaDevice(String userPrincipalName) {
        return state.atomically(() -> {
            SimulatedUser user = user(userPrincipalName);
            return state.mfaDevices().bind(user, user.userName());
        });
    }

    /** Makes a service credential for a service, as an administrator would at the console. */
    public SimulatedServiceCredential addServiceCredential(String userPrincipalName, String name, String serviceName) {
        return state.atomically(
                () -> state.serviceCredentials().create(user(userPrincipalName).userId(), name, serviceName, null));
    }

    public List<SimulatedServiceCredential> serviceCredentials(String userPrincipalName) {
        return state.atomically(
                () -> state.serviceCredentials().of(user(userPrincipalName).userId()));
    }

    /** Makes a passkey, as only the user does, at the console. */
    public Passkeys.SimulatedPasskey addPasskey(String userPrincipalName, String name) {
        return state.atomically(() -> state.passkeys().add(user(userPrincipalName), name));
    }

    public List<Passkeys.SimulatedPasskey> passkeys(String userPrincipalName) {
        return state.atomically(
                () -> state.passkeys().of(user(userPrincipalName).userId()));
    }

    /** Attaches a policy to a user within a resource group only. */
    public void attachPolicyInGroup(
            String resourceGroupId, PolicyType type, String policyName, String userPrincipalName) {
        state.atomically(() -> state.scopedAttachments()
                .attach(
                        resourceGroupId,
                        state.policies().named(type, policyName),
                        user(userPrincipalName).userId()));
    }

    public void detachPolicyInGroup(
            String resourceGroupId, PolicyType type, String policyName, String userPrincipalName) {
        state.atomically(() -> state.scopedAttachments()
                .detach(
                        resourceGroupId,
                        state.policies().named(type, policyName),
                        user(userPrincipalName).userId()));
    }

    /** What STS gives to somebody who may do everything. */
    public SecurityTokens.SimulatedToken issueToken(Duration life) {
        return state.atomically(() -> state.securityTokens().issue(life));
    }

    public void setUserSso(UserSso sso) {
        state.atomically(() -> state.changeUserSso(sso));
    }

    public List<SimulatedPolicy> policies() {
        return state.atomically(() -> state.policies().all());
    }

    /** Makes a custom policy. */
    public SimulatedPolicy addPolicy(String policyName, @Nullable String description, String document) {
        return state.atomically(() -> state.policies().create(policyName, description, document));
    }

    public void attachPolicyToUser(PolicyType type, String policyName, String userPrincipalName) {
        state.atomically(() -> state.policiesOfUsers()
                .attach(
                        state.policies().named(type, policyName),
                        user(userPrincipalName).userId()));
    }

    public void attachPolicyToGroup(PolicyType type, String policyName, String groupName) {
        state.atomically(() -> state.policiesOfGroups()
                .attach(
                        state.policies().named(type, policyName),
                        state.groups().withName(groupName).groupId()));
    }

    public List<SimulatedPolicy> policiesOfUser(String userPrincipalName) {
        return state.atomically(() ->
                policies(state.policiesOfUsers().of(user(userPrincipalName).userId())));
    }

    public List<SimulatedPolicy> policiesOfGroup(String groupName) {
        return state.atomically(() -> policies(
                state.policiesOfGroups().of(state.groups().withName(groupName).groupId())));
    }

    private SimulatedUser user(String userPrincipalName) {
        return state.users().withName(userPrincipalName);
    }

    private static List<SimulatedPolicy> policies(List<PolicyAttachment> attachments) {
        return attachments.stream().map(PolicyAttachment::policy).toList();
    }
}
