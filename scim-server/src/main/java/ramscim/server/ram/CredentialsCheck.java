package ramscim.server.ram;

import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import ramscim.adapter.AliyunCredentials;
import ramscim.core.directory.RamException;

/** Says at the start, and not only when the first user comes, that there are no credentials. */
class CredentialsCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialsCheck.class);

    private final AliyunCredentials credentials;
    private final Executor workers;

    CredentialsCheck(AliyunCredentials credentials, Executor workers) {
        this.credentials = credentials;
        this.workers = workers;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void start() {
        workers.execute(this::check);
    }

    private void check() {
        try {
            credentials.check();
        } catch (RamException e) {
            LOG.warn("Nothing reaches RAM yet. {}", e.getMessage());
        }
    }
}
