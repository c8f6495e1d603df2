package ramscim.core.refusal;

import java.time.Instant;

/**
 * Something that was asked for and not done, for as long as it is not put right.
 *
 * @param subject the name that an administrator knows the resource by
 */
public record Failure(Instant at, String subject, Refusal refusal) {}
