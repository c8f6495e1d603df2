package ramscim.server.start;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Refuses to start with variables that make Alibaba Cloud's SDK give away the bridge's secrets. */
final class UnsafeSdkSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    /** The SDK spells it so. */
    private static final String ANY_CERTIFICATE = "ALIBABACLOUD_JAVA_CORE_INGNORE_SSL";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        if ("yes".equalsIgnoreCase(environment.getProperty(ANY_CERTIFICATE))) {
            throw new StartException("Unset " + ANY_CERTIFICATE
                    + ": with it the SDK sends the bridge's calls to whoever answers in Alibaba Cloud's name.");
        }
        if ("sdk".equalsIgnoreCase(environment.getProperty("DEBUG"))) {
            throw new StartException(
                    "Unset DEBUG: with the value sdk Alibaba Cloud's SDK prints passwords and signed requests.");
        }
    }
}
