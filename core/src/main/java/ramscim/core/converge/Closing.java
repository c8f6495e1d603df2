package ramscim.core.converge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.PasskeyCall.ListPasskeys;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.ServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.ListServiceCredentials;
import ramscim.core.plan.Access;
import ramscim.core.plan.ObservedUser;

/**
 * Calls of which none depends on another's fate: each is made, whatever RAM says to the others, and what was refused is told when all are made.
 *
 * <p>It is how the ways in of one who leaves are closed.
 */
final class Closing {
    private final RamDirectory directory;
    private final List<RamException> refused = new ArrayList<>();
    private @Nullable DeniedException denied;

    Closing(RamDirectory directory) {
        this.directory = directory;
    }

    /** What lets the user in. What RAM does not tell is taken for being on, as far as the bridge knows of it: better turned off in vain. */
    Access access(ObservedUser user) {
        LoginProfile given = new LoginProfile(AccessStatus.ACTIVE, false, false, null, null);
        return new Access(
                tried(() -> directory.call(new GetLoginProfile(user.name())).orElse(null), given),
                tried(() -> directory.call(new ListAccessKeys(user.name())), knownKeys(user)),
                tried(() -> directory.call(new ListServiceCredentials(user.name())), knownCredentials(user)),
                tried(() -> directory.call(new ListPasskeys(user.name())), List.of()));
    }

    private static List<ServiceCredential> knownCredentials(ObservedUser user) {
        return user.suspended().serviceCredentials().stream()
                .map(id -> new ServiceCredential(id, "", true))
                .toList();
    }

    private static List<AccessKey> knownKeys(ObservedUser user) {
        Set<AccessKeyId> known = user.suspended().accessKeys().stream().collect(Collectors.toSet());
        AccessKeyId own = user.given().accessKey();
        if (own != null) {
            known.add(own);
        }
        return known.stream()
                .map(key -> new AccessKey(key, AccessStatus.ACTIVE, null))
                .toList();
    }

    /** What RAM tells, or something else if it does not. */
    <T extends @Nullable Object> T tried(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (RamException e) {
            refused.add(e);
            return otherwise;
        } catch (DeniedException e) {
            denied = e;
            return otherwise;
        }
    }

    void tryTo(Runnable call) {
        try {
            call.run();
        } catch (RamException e) {
            refused.add(e);
        } catch (DeniedException e) {
            denied = e;
        }
    }

    boolean isComplete() {
        return refused.isEmpty() && denied == null;
    }

    /**
     * @throws RamException the first refusal; before others one that says that the user is not, or not by that name
     * @throws DeniedException if nothing was refused, and something that should be there has to be looked for once more
     */
    void orThrow() {
        refused.stream()
                .filter(e -> e.reason() == Reason.NOT_FOUND)
                .findFirst()
                .or(() -> refused.stream().findFirst())
                .ifPresent(e -> {
                    throw e;
                });
        if (denied != null) {
            throw denied;
        }
    }
}
