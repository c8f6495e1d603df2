package ramscim.core.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ramscim.core.directory.PasskeyCall.DeletePasskey;
import ramscim.core.directory.ServiceCredentialCall.CreateServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.DeleteServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.UpdateServiceCredential;

/** Service credentials and passkeys, with the rules of the real service as far as they are published. */
final class InMemoryWaysIn {
    private final Map<UserId, List<ServiceCredential>> credentials = new HashMap<>();
    private final Map<UserId, List<Passkey>> passkeys = new HashMap<>();

    void add(UserId user, ServiceCredential one) {
        credentials.computeIfAbsent(user, none -> new ArrayList<>()).add(one);
    }

    void add(UserId user, Passkey one) {
        passkeys.computeIfAbsent(user, none -> new ArrayList<>()).add(one);
    }

    List<ServiceCredential> credentialsOf(UserId user) {
        return List.copyOf(credentials.getOrDefault(user, List.of()));
    }

    List<Passkey> passkeysOf(UserId user) {
        return List.copyOf(passkeys.getOrDefault(user, List.of()));
    }

    void deleteAll(UserId user) {
        credentials.remove(user);
        passkeys.remove(user);
    }

    Object answer(ServiceCredentialCall<?> call, Function<UserPrincipalName, RamUser> users) {
        if (call instanceof UpdateServiceCredential update) {
            UserId user = users.apply(update.user()).id();
            if (!credentials
                    .getOrDefault(user, new ArrayList<>())
                    .removeIf(one -> one.id().equals(update.id()))) {
                throw Refusals.notFound("User.ServiceCredential", "The service credential does not exist.");
            }
            add(
                    user,
                    new ServiceCredential(update.id(), "bailian.aliyuncs.com", update.status() == AccessStatus.ACTIVE));
        } else if (call instanceof DeleteServiceCredential deletion) {
            UserId user = users.apply(deletion.user()).id();
            if (credentialsOf(user).stream().anyMatch(one -> one.id().equals(deletion.id()) && one.active())) {
                throw Refusals.conflict("ServiceCredential.Active", "It CAN NOT be Active while deleting it.");
            }
            credentials
                    .getOrDefault(user, new ArrayList<>())
                    .removeIf(one -> one.id().equals(deletion.id()));
        } else if (call instanceof CreateServiceCredential creation) {
            ServiceCredential made = new ServiceCredential("SC-" + creation.name(), creation.service(), true);
            add(users.apply(creation.user()).id(), made);
            return made;
        } else if (call instanceof ServiceCredentialCall.ListServiceCredentials list) {
            return credentialsOf(users.apply(list.user()).id());
        }
        return Done.DONE;
    }

    Object answer(PasskeyCall<?> call, Function<UserPrincipalName, RamUser> users) {
        if (call instanceof DeletePasskey deletion) {
            passkeys.getOrDefault(users.apply(deletion.user()).id(), new ArrayList<>())
                    .removeIf(one -> one.id().equals(deletion.id()));
            return Done.DONE;
        }
        return passkeysOf(users.apply(((PasskeyCall.ListPasskeys) call).user()).id());
    }
}
