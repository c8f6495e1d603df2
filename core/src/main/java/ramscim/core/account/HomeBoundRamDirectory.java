package ramscim.core.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.CallerIdentity;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;
import ramscim.core.directory.UserId;

/**
 * Makes calls only while the credentials are of the account that the store is about, and none that changes the RAM user who signs them. What another
 * account answers says nothing about anybody whom the store knows, so it is not even asked.
 */
public final class HomeBoundRamDirectory implements RamDirectory {
    /** The code of a call that was not made because it would change the bridge's own RAM user. */
    public static final String OWN_IDENTITY = "Bridge.OwnIdentity";

    private final RamDirectory directory;
    private final HomeAccount home;

    public HomeBoundRamDirectory(RamDirectory directory, HomeAccount home) {
        this.directory = directory;
        this.home = home;
    }

    @Override
    public <R> R call(RamCall<R> call, Errand errand) {
        home.require(call.operation(), errand);
        refuseToChangeOneself(call);
        return directory.call(call, errand);
    }

    /** One that is to be created under its name is refused by RAM, and by whom it is kept from being adopted. */
    private void refuseToChangeOneself(RamCall<?> call) {
        CallerIdentity caller = home.caller();
        if (caller != null
                && call.operation().isWrite()
                && call.operation() != RamOperation.CREATE_USER
                && isAbout(caller, call.parameters().sent())) {
            throw RamException.unanswered(
                            Reason.FORBIDDEN,
                            OWN_IDENTITY,
                            "This is the RAM user that the bridge itself signs in as: no provider changes it, and the bridge does not either.")
                    .during(call.operation().action());
        }
    }

    /** IMS and ResourceManager name a user by id or by logon name, RAM by what stands before the {@code @}. */
    private static boolean isAbout(CallerIdentity caller, Map<String, String> parameters) {
        return isId(caller, parameters.get("UserId"))
                || isId(caller, parameters.get("ResourceId.1"))
                || isName(caller, parameters.get("UserPrincipalName"))
                || isName(caller, parameters.get("PrincipalName"))
                || isName(caller, parameters.get("UserName"));
    }

    private static boolean isId(CallerIdentity caller, @Nullable String id) {
        return id != null && caller.is(new UserId(id));
    }

    private static boolean isName(CallerIdentity caller, @Nullable String name) {
        return name != null && caller.isNamed(name);
    }
}
