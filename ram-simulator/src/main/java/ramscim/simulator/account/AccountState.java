package ramscim.simulator.account;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import ramscim.simulator.error.PolicyErrors;
import ramscim.simulator.quirk.Quirks;

/** The account as the operations see it. Every access, reading or writing, goes through {@link #atomically}. */
public final class AccountState {

    private final ReentrantLock lock = new ReentrantLock();
    private final AccountSettings settings;
    private final Users users;
    private final Groups groups;
    private final Memberships memberships;
    private final LoginProfiles loginProfiles;
    private final AccessKeys accessKeys;
    private final MfaDevices mfaDevices;
    private final Policies policies;
    private final PolicyAttachments policiesOfUsers;
    private final PolicyAttachments policiesOfGroups;
    private final RecycleBin recycleBin;
    private final Permissions permissions;
    private final ServiceCredentials serviceCredentials;
    private final Passkeys passkeys;
    private final ScopedAttachments scopedAttachments;
    private final SecurityTokens securityTokens;
    private final Freshness freshness;
    private UserSso userSso = UserSso.off();
    private Quirks quirks = Quirks.none();
    private Quotas quotas;
    private String defaultDomain;
    private Identity identity = Identity.role();

    public AccountState(AccountSettings settings) {
        this.settings = settings;
        this.defaultDomain = settings.defaultDomain();
        this.quotas = settings.quotas();
        Ids ids = new Ids();
        WholeSeconds seconds = new WholeSeconds(settings.clock());
        Ownership ofUsers = new Ownership(settings.strictDelete());
        Ownership ofGroups = new Ownership(settings.strictDelete());
        this.recycleBin = new RecycleBin(seconds, listing());
        this.users = new Users(quotas.users(), ids, seconds, ofUsers, listing());
        this.groups = new Groups(quotas.groups(), ids, seconds, ofGroups, listing());
        this.memberships = new Memberships(quotas.groupsPerUser(), seconds, this::listing);
        this.loginProfiles = new LoginProfiles(seconds);
        this.accessKeys = new AccessKeys(quotas.accessKeysPerUser(), seconds, listing());
        this.mfaDevices = new MfaDevices(seconds);
        this.policies = new Policies(ids, seconds, listing());
        this.policiesOfUsers = new PolicyAttachments(
                quotas.systemPoliciesPerUser(),
                quotas.customPoliciesPerUser(),
                PolicyErrors.OF_USERS,
                seconds,
                this::listing);
        this.policiesOfGroups = new PolicyAttachments(
                quotas.systemPoliciesPerGroup(),
                quotas.customPoliciesPerGroup(),
                PolicyErrors.OF_GROUPS,
                seconds,
                this::listing);
        this.permissions = new Permissions(memberships, policiesOfUsers, policiesOfGroups);
        this.serviceCredentials = new ServiceCredentials(ids, seconds);
        this.passkeys = new Passkeys(ids, seconds);
        this.scopedAttachments = new ScopedAttachments(seconds);
        this.securityTokens = new SecurityTokens(settings.clock());
        this.freshness = new Freshness(this::quirks, settings.clock());
        ofUsers.add(memberships.asBelongingsOfUsers());
        ofUsers.add(accessKeys.asBelongings());
        ofUsers.add(policiesOfUsers.asBelongings());
        ofUsers.add(loginProfiles.asBelongings());
        ofUsers.add(mfaDevices.asBelongings());
        ofUsers.add(serviceCredentials.asBelongings());
        ofUsers.add(scopedAttachments.asBelongings(() -> quirks().scopedPoliciesHinderNothing()));
        ofGroups.add(memberships.asBelongingsOfGroups());
        ofGroups.add(policiesOfGroups.asBelongings());
        addCallerKey();
    }

    public <T> T atomically(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void atomically(Runnable work) {
        atomically(() -> {
            work.run();
            return true;
        });
    }

    public Quotas quotas() {
        return quotas;
    }

    void changeUsersQuota(int limit) {
        quotas = quotas.withUsers(limit);
        users.changeQuota(limit);
    }

    public Users users() {
        return users;
    }

    public Groups groups() {
        return groups;
    }

    public Memberships memberships() {
        return memberships;
    }

    public LoginProfiles loginProfiles() {
        return loginProfiles;
    }

    public AccessKeys accessKeys() {
        return accessKeys;
    }

    public MfaDevices mfaDevices() {
        return mfaDevices;
    }

    public Policies policies() {
        return policies;
    }

    public PolicyAttachments policiesOfUsers() {
        return policiesOfUsers;
    }

    public PolicyAttachments policiesOfGroups() {
        return policiesOfGroups;
    }

    public RecycleBin recycleBin() {
        return recycleBin;
    }

    public Permissions permissions() {
        return permissions;
    }

    public ServiceCredentials serviceCredentials() {
        return serviceCredentials;
    }

    public Passkeys passkeys() {
        return passkeys;
    }

    public ScopedAttachments scopedAttachments() {
        return scopedAttachments;
    }

    public SecurityTokens securityTokens() {
        return securityTokens;
    }

    public Freshness freshness() {
        return freshness;
    }

    public UserSso userSso() {
        return userSso;
    }

    public void changeUserSso(UserSso other) {
        userSso = other;
    }

    public Quirks quirks() {
        return quirks;
    }

    void behave(Quirks other) {
        quirks = other;
        freshness.clear();
    }

    public Identity identity() {
        return identity;
    }

    void changeIdentity(Identity other) {
        if (other.userName() != null) {
            users.withName(other.userName());
        }
        identity = other;
    }

    public String defaultDomain() {
        return defaultDomain;
    }

    /** As DeleteUser does it. */
    public void deleteUser(SimulatedUser user) {
        users.delete(user);
        passkeys.removeAllOf(user.userId());
        if (settings.recyclesUsers()) {
            recycleBin.add(user);
        }
    }

    /** As the console does it. */
    void removeUser(SimulatedUser user) {
        users.purge(user);
        recycleBin.add(user);
    }

    /** Brings a user back under the old UserId and name, the latter in the account's present domain. */
    public void restoreUser(String userId) {
        RecycledUser recycled = recycleBin.withId(userId);
        users.restore(recycled.user(), defaultDomain);
        recycleBin.delete(recycled);
    }

    /** Every user's UserPrincipalName changes with it. */
    public void changeDefaultDomain(String domain) {
        users.moveToDomain(domain);
        defaultDomain = domain;
    }

    public void clear() {
        atomically(() -> {
            users.clear();
            groups.clear();
            memberships.clear();
            loginProfiles.clear();
            accessKeys.clear();
            mfaDevices.clear();
            policies.clear();
            policiesOfUsers.clear();
            policiesOfGroups.clear();
            recycleBin.clear();
            serviceCredentials.clear();
            passkeys.clear();
            scopedAttachments.clear();
            securityTokens.clear();
            userSso = UserSso.off();
            behave(Quirks.none());
            defaultDomain = settings.defaultDomain();
            identity = Identity.role();
            addCallerKey();
        });
    }

    private void addCallerKey() {
        accessKeys.add(AccessKeys.CALLER, settings.callerKeyId(), settings.callerKeySecret());
    }

    private <V> Listing<V> listing() {
        return new Listing<>(settings.listLag(), settings.overlappingPages(), settings.clock());
    }
}
