package ramscim.server.adoption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.converge.AdoptionEvidence;
import ramscim.core.directory.Keeper;
import ramscim.core.resource.ResourceType;
import ramscim.server.words.Words;

/**
 * Somebody whom the provider wants to create, and what has the name in RAM.
 *
 * @param key of the refused creation
 * @param subject the name that the provider sends
 * @param resourceId that was meant for it
 * @param ramId null if RAM has nothing of that name any more, or could not be asked
 * @param whose who keeps it, as the end of a sentence
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
        @Nullable Words whose,
        @Nullable String problem) {
    static Words whose(Keeper keeper) {
        String name = String.valueOf(keeper.name());
        return switch (keeper.kind()) {
            case NOBODY -> Words.of("adoption.keeper.nobody");
            case THIS_BRIDGE -> Words.of("adoption.keeper.this-bridge", name);
            case OTHER_BRIDGE -> Words.of("adoption.keeper.other-bridge", name);
            case ALIBABA_CLOUD -> Words.of("adoption.keeper.alibaba-cloud", name);
            case PROTECTION -> Words.of("adoption.keeper.protection");
            case ADMINISTRATORS -> Words.of("adoption.keeper.administrators");
            case BRIDGE -> Words.of("adoption.keeper.bridge");
            case PERHAPS_BRIDGE -> Words.of("adoption.keeper.perhaps-bridge");
        };
    }

    /** Whether it can be adopted, or is free by now. */
    public boolean isAdoptable() {
        return problem == null && (keeper == null || keeper.isNobody());
    }
}
