package ramscim.server.guard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceType;
import ramscim.server.words.Words;

/**
 * A change that waits for an administrator.
 *
 * @param id of the resource; it has one such change at most
 * @param sequence tells the change from others of the resource, before and after it
 * @param subject the name that an administrator knows it by
 * @param detail what is to be changed, to whoever reads it
 * @param reason why it is held
 * @param losers how many users and groups lose something by it
 * @param change the attributes that would change, as a JSON object of their values before and after
 * @param actor who asked for it
 * @param requestId by which request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldChange(
        String id,
        long sequence,
        ResourceType type,
        @Nullable String subject,
        Words detail,
        @Nullable String reason,
        long losers,
        @JsonRawValue @Nullable String change,
        String actor,
        String requestId,
        Instant at) {}
