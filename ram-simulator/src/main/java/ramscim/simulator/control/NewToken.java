package ramscim.simulator.control;

import java.time.Duration;
import java.util.Map;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.SecurityTokens.SimulatedToken;

/** Temporary credentials to be given out, for so many seconds. */
record NewToken(long seconds) {

    Map<String, Object> issue(AccountAccess access) {
        SimulatedToken token = access.issueToken(Duration.ofSeconds(seconds));
        return Map.of(
                "accessKeyId",
                token.accessKeyId(),
                "accessKeySecret",
                token.secret().reveal(),
                "securityToken",
                token.securityToken(),
                "expiration",
                token.expiration());
    }
}
