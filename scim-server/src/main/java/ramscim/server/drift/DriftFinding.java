package ramscim.server.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.reconcile.Difference;
import ramscim.core.reconcile.Drift;
import ramscim.core.reconcile.Finding;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** @param position by which it is chosen in its report */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriftFinding(
        int position,
        ResourceType type,
        Drift drift,
        String name,
        @Nullable String owner,
        @Nullable String bridge,
        @Nullable String ramId,
        @Nullable String provisionType,
        List<Difference> differences,
        boolean repairing) {
    public DriftFinding {
        differences = List.copyOf(differences);
    }

    /** The resource that can be put right; null if there is none. */
    @Nullable ResourceId repairable() {
        return finding().resource() == null || !drift.isRepairable()
                ? null
                : finding().resource();
    }

    private Finding finding() {
        return new Finding(type, drift, name, owner, bridge, ramId, provisionType, differences, repairing);
    }

    /** Whether an administrator can have it put right. */
    public boolean isRepairable() {
        return !repairing && repairable() != null;
    }

    /** Where the person or group is shown; null if the bridge has none. */
    public @Nullable String page() {
        if (finding().resource() == null) {
            return null;
        }
        return switch (type) {
            case USER -> "/admin/people/" + owner;
            case GROUP -> "/admin/groups/" + owner;
        };
    }
}
