package ramscim.server.adoption;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ramscim.core.converge.Adoption;

/**
 * What happens when a user or group is to be created whose name RAM has already, and nobody keeps it.
 *
 * @param mode what happens without an administrator
 * @param groups whether the mode counts for groups, too
 */
@ConfigurationProperties("bridge.adoption")
record AdoptionProperties(
        @DefaultValue("fail") Adoption.Mode mode,
        @DefaultValue("true") boolean groups) {}
