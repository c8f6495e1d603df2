package ramscim.simulator.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.Passkeys;
import ramscim.simulator.account.SimulatedAccessKey;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.account.SimulatedLoginProfile;
import ramscim.simulator.account.SimulatedMfaDevice;
import ramscim.simulator.account.SimulatedServiceCredential;
import ramscim.simulator.account.SimulatedUser;

/** A user with everything that makes access, but without any secret. */
record UserView(
        @JsonUnwrapped SimulatedUser user,
        List<String> groups,
        List<String> policies,
        @Nullable SimulatedLoginProfile loginProfile,
        List<SimulatedAccessKey> accessKeys,
        @Nullable SimulatedMfaDevice mfaDevice,
        List<SimulatedServiceCredential> serviceCredentials,
        List<Passkeys.SimulatedPasskey> passkeys) {

    static UserView of(Account account, SimulatedUser user) {
        AccountAccess access = account.access();
        String name = user.userPrincipalName();
        return new UserView(
                user,
                account.groupsOf(name).stream().map(SimulatedGroup::groupName).toList(),
                PolicyNames.of(access.policiesOfUser(name)),
                access.loginProfile(name).orElse(null),
                access.accessKeys(name),
                access.mfaDevice(name).orElse(null),
                access.serviceCredentials(name),
                access.passkeys(name));
    }
}
