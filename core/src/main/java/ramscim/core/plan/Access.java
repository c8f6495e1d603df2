package ramscim.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.Passkey;
import ramscim.core.directory.ServiceCredential;

/** What lets a user in, as RAM told it a moment ago. */
public record Access(
        @Nullable LoginProfile loginProfile,
        List<AccessKey> accessKeys,
        List<ServiceCredential> serviceCredentials,
        List<Passkey> passkeys) {
    public Access {
        accessKeys = List.copyOf(accessKeys);
        serviceCredentials = List.copyOf(serviceCredentials);
        passkeys = List.copyOf(passkeys);
    }

    /** Of one who has no other ways in, or was not asked for them. */
    public Access(@Nullable LoginProfile loginProfile, List<AccessKey> accessKeys) {
        this(loginProfile, accessKeys, List.of(), List.of());
    }

    /** Whether anything of it works at the moment; whether a passkey does without a login profile nobody has said. */
    public boolean letsIn() {
        return (loginProfile != null && loginProfile.status() == AccessStatus.ACTIVE)
                || accessKeys.stream().anyMatch(key -> key.status() == AccessStatus.ACTIVE)
                || serviceCredentials.stream().anyMatch(ServiceCredential::active)
                || !passkeys.isEmpty();
    }
}
