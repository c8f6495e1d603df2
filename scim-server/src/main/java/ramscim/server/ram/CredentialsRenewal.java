package ramscim.server.ram;

import org.springframework.scheduling.annotation.Scheduled;
import ramscim.adapter.AliyunCredentials;

/** Renews the bridge's own credentials before they end, so that no request has to wait for it. */
class CredentialsRenewal {
    private final AliyunCredentials credentials;

    CredentialsRenewal(AliyunCredentials credentials) {
        this.credentials = credentials;
    }

    @Scheduled(fixedDelay = 10_000)
    void renew() {
        credentials.renew();
    }
}
