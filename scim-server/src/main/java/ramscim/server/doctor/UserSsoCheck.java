package ramscim.server.doctor;

import java.util.List;
import ramscim.core.access.Grantees;
import ramscim.core.directory.AccountCall.GetUserSsoSettings;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.UserSsoSettings;

/**
 * How the people whom the bridge makes can get into the console. It says what Alibaba Cloud's documents say: whether a
 * RAM user without a login profile gets in by SSO is not among it.
 */
final class UserSsoCheck implements Check {
    private static final String USER_SSO = "user SSO";

    private final Grantees.Rule consoleLogon;

    UserSsoCheck(Grantees.Rule consoleLogon) {
        this.consoleLogon = consoleLogon;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        try {
            UserSsoSettings sso = directory.call(new GetUserSsoSettings());
            return List.of(CheckResult.ok(USER_SSO, sso.enabled() ? on(sso) : off()));
        } catch (RamException e) {
            return List.of(CheckResult.notChecked(USER_SSO, String.valueOf(e.getMessage())));
        }
    }

    private static String on(UserSsoSettings sso) {
        String name = sso.withDomain() ? "logon name with its domain" : "logon name without its domain";
        return "on: everybody signs in at the identity provider by their %s, and no password works; a login profile is not"
                        .formatted(name)
                + " asked for by the documents, so try it with one person, and end a leaver's sign-in at the provider";
    }

    private String off() {
        return consoleLogon == Grantees.Rule.NONE
                ? "off: people get no login profile (bridge.access.console-logon=none), so they have no password for the console"
                : "off: people sign in with a password, if bridge.access.console-logon gives them a login profile";
    }
}
