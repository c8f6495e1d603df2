package ramscim.server.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import ramscim.core.converge.Deprovisioning;

/**
 * What becomes of a RAM user whose SCIM user is deleted.
 *
 * @param deprovisioning whether RAM keeps it, disabled
 * @param deprovisioningGrace how long a user who is to be deleted stays disabled before that
 * @param deprovisioningFreeNames whether a RAM user that was kept of somebody who left is renamed when somebody else
 *     comes who is called so
 * @param deprovisioningDetachFromResourceGroups whether policies within resource groups that keep a user from being
 *     deleted are detached
 */
@Validated
@ConfigurationProperties("bridge")
public record DeprovisioningProperties(
        @DefaultValue("delete") Deprovisioning.Mode deprovisioning,
        @DefaultValue("0s") Duration deprovisioningGrace,
        @DefaultValue("false") boolean deprovisioningFreeNames,
        @DefaultValue("false") boolean deprovisioningDetachFromResourceGroups) {
    Deprovisioning toDeprovisioning() {
        return new Deprovisioning(
                deprovisioning, deprovisioningGrace, deprovisioningFreeNames, deprovisioningDetachFromResourceGroups);
    }
}
