package ramscim.server.dryrun;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Trying the bridge out on a real account.
 *
 * @param dryRun whether changes are answered with what would be done, and nothing is done or kept
 */
@ConfigurationProperties("bridge")
record DryRunProperties(@DefaultValue("false") boolean dryRun) {}
