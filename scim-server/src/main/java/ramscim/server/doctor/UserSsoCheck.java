package ramscim.server.doctor;

import java.util.List;
import ramscim.core.access.Grantees;
import ramscim.core.directory.AccountCall.GetUserSsoSettings;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.UserSsoSettings;
import ramscim.server.words.Words;

/**
 * How the people whom the bridge makes can get into the console. It says what Alibaba Cloud's documents say: whether a
 * RAM user without a login profile gets in by SSO is not among it.
 */
final class UserSsoCheck implements Check {
    private static final Words USER_SSO = Words.of("doctor.sso");

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
            return List.of(CheckResult.notChecked(USER_SSO, e));
        }
    }

    private static Words on(UserSsoSettings sso) {
        return Words.of(sso.withDomain() ? "doctor.sso.on-with-domain" : "doctor.sso.on-without-domain");
    }

    private Words off() {
        return consoleLogon == Grantees.Rule.NONE
                ? Words.of("doctor.sso.off-without-logon")
                : Words.of("doctor.sso.off");
    }
}
