package ramscim.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.ServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.UpdateServiceCredential;
import ramscim.core.directory.UserPrincipalName;

/**
 * What is turned off of a user's access while the person is inactive.
 *
 * <p>RAM has no switch that turns a user off. A disabled user is one whose login profile and access keys are all Inactive; those that were
 * Active before are remembered here, so that enabling restores them and no others. It is remembered before RAM is called: if the bridge
 * dies in between, what was to be turned off is turned off again, and what it had turned off is not taken for somebody else's doing.
 *
 * @param loginProfile whether the console logon was on
 * @param accessKeys the keys that were on
 * @param serviceCredentials the ids of the service credentials that were on
 */
public record Suspended(boolean loginProfile, Set<AccessKeyId> accessKeys, Set<String> serviceCredentials) {
    static final Suspended NOTHING = new Suspended(false, Set.of());

    public Suspended {
        accessKeys = Set.copyOf(accessKeys);
        serviceCredentials = Set.copyOf(serviceCredentials);
    }

    /** Of one without service credentials. */
    public Suspended(boolean loginProfile, Set<AccessKeyId> accessKeys) {
        this(loginProfile, accessKeys, Set.of());
    }

    boolean isNothing() {
        return !loginProfile && accessKeys.isEmpty() && serviceCredentials.isEmpty();
    }

    /** This and everything that is on, without what does not exist any more. */
    Suspended including(Access seen) {
        return matching(seen, key -> key.status() == AccessStatus.ACTIVE, ServiceCredential::active, true);
    }

    /** This without what does not exist any more. */
    Suspended stillThere(Access seen) {
        return matching(seen, key -> false, credential -> false, false);
    }

    private Suspended matching(
            Access seen,
            Predicate<AccessKey> others,
            Predicate<ServiceCredential> otherCredentials,
            boolean otherLogin) {
        LoginProfile login = seen.loginProfile();
        boolean on = login != null && (loginProfile || (otherLogin && login.status() == AccessStatus.ACTIVE));
        Set<AccessKeyId> keys = seen.accessKeys().stream()
                .filter(key -> accessKeys.contains(key.id()) || others.test(key))
                .map(AccessKey::id)
                .collect(Collectors.toSet());
        Set<String> credentials = seen.serviceCredentials().stream()
                .filter(one -> serviceCredentials.contains(one.id()) || otherCredentials.test(one))
                .map(ServiceCredential::id)
                .collect(Collectors.toSet());
        return new Suspended(on, keys, credentials);
    }

    Suspended withLoginProfile() {
        return new Suspended(true, accessKeys, serviceCredentials);
    }

    Suspended withoutLoginProfile() {
        return new Suspended(false, accessKeys, serviceCredentials);
    }

    Suspended without(AccessKeyId key) {
        Set<AccessKeyId> others = new HashSet<>(accessKeys);
        others.remove(key);
        return new Suspended(loginProfile, others, serviceCredentials);
    }

    Suspended withoutServiceCredential(String id) {
        Set<String> others = new HashSet<>(serviceCredentials);
        others.remove(id);
        return new Suspended(loginProfile, accessKeys, others);
    }

    /** The calls that turn it all off, or on again. */
    List<RamCall<?>> set(UserPrincipalName user, AccessStatus status) {
        List<RamCall<?>> changes = new ArrayList<>(accessKeys.size() + 1);
        if (loginProfile) {
            changes.add(new UpdateLoginProfile(user, LoginProfileUpdate.to(status)));
        }
        accessKeys.stream()
                .sorted(Comparator.comparing(AccessKeyId::value))
                .forEach(key -> changes.add(new UpdateAccessKey(user, key, status)));
        serviceCredentials.stream().sorted().forEach(id -> changes.add(new UpdateServiceCredential(user, id, status)));
        return changes;
    }
}
