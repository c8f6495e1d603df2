package ramscim.server.ram;

import org.springframework.scheduling.annotation.Scheduled;
import ramscim.adapter.AliyunCredentials;
import ramscim.core.account.HomeAccount;

/**
 * Renews the bridge's own credentials before they end, so that no request has to wait for it, and looks whether they
 * are of the right account still.
 */
class CredentialsRenewal {
    private final AliyunCredentials credentials;
    private final HomeAccount home;

    CredentialsRenewal(AliyunCredentials credentials, HomeAccount home) {
        this.credentials = credentials;
        this.home = home;
    }

    @Scheduled(fixedDelay = 10_000)
    void renew() {
        credentials.renew();
        home.refresh();
    }
}
