package ramscim.server.adoption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.converge.AdoptionEvidence;
import ramscim.core.directory.Keeper;
import ramscim.core.resource.ResourceType;

/**
 * Somebody whom the provider wants to create, and what has the name in RAM.
 *
 * @param key of the refused creation
 * @param subject the name that the provider sends
 * @param resourceId that was meant for it
 * @param ramId null if RAM has nothing of that name any more, or could not be asked
 * @param whose who keeps it, in plain words
 * @param problem why RAM could not be asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Candidate(
        String key,
        ResourceType type,
        String subject,
        String resourceId,
        @Nullable String ramId,
        @Nullable String ramName,
        @Nullable String ramDisplayName,
        @Nullable Instant ramCreated,
        @Nullable Keeper keeper,
        @Nullable AdoptionEvidence evidence,
        @Nullable String whose,
        @Nullable String problem) {
    /** Whether it can be adopted, or is free by now. */
    public boolean isAdoptable() {
        return problem == null && (keeper == null || keeper.isNobody());
    }
}
