package ramscim.simulator.operation;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.Freshness;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.error.RamError;
import ramscim.simulator.quirk.Lag;

/** Refuses calls about what is there but is not seen yet. */
public final class Visibility {
    private static final Set<String> MAKING = Set.of("CreateUser", "CreateGroup");

    private final AccountState account;
    private final Freshness freshness;

    public Visibility(AccountState account) {
        this.account = account;
        this.freshness = account.freshness();
    }

    public void check(String action, Parameters parameters) {
        if (MAKING.contains(action) || account.quirks().lags().isEmpty()) {
            return;
        }
        Optional<SimulatedUser> user = user(parameters);
        Optional<SimulatedGroup> group = parameters.optional("GroupName").flatMap(account.groups()::findByName);
        user.filter(one -> freshness.hides(Lag.USER, action, one.userId())).ifPresent(hidden -> {
            throw RamError.noSuchUser();
        });
        group.filter(one -> freshness.hides(Lag.GROUP, action, one.groupId())).ifPresent(hidden -> {
            throw RamError.noSuchGroup();
        });
        user.filter(one -> isAboutLogon(action) && freshness.hides(Lag.LOGIN_PROFILE, action, one.userId()))
                .ifPresent(hidden -> {
                    throw RamError.noSuchLoginProfile();
                });
        if (action.equals("RemoveUserFromGroup") && user.isPresent() && group.isPresent()) {
            String membership = membership(user.get(), group.get());
            if (freshness.hides(Lag.MEMBERSHIP, action, membership)) {
                throw RamError.notInGroup();
            }
        }
    }

    static String membership(SimulatedUser user, SimulatedGroup group) {
        return user.userId() + "/" + group.groupId();
    }

    private static boolean isAboutLogon(String action) {
        return action.endsWith("LoginProfile") && !action.startsWith("Create");
    }

    private Optional<SimulatedUser> user(Parameters parameters) {
        return Stream.of(
                        parameters.optional("UserPrincipalName").flatMap(account.users()::findByName),
                        parameters.optional("UserId").flatMap(account.users()::findById),
                        parameters.optional("ResourceId.1").flatMap(account.users()::findById),
                        parameters
                                .optional("UserName")
                                .flatMap(name -> account.users().findByName(name + "@" + account.defaultDomain())))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
