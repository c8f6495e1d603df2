package ramscim.server.failure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceType;
import ramscim.server.words.Words;

/**
 * A change that does not come through.
 *
 * @param key by which it can be retried or dismissed
 * @param retrying whether it is tried again by itself; else it was refused for good
 * @param retryable whether the bridge knows what was asked for, so that it can be asked for once more
 * @param resourceId of the person or group, or the one that was meant for them
 * @param subject the name that an administrator knows them by
 * @param change what was asked for: create, update, delete, join or leave (a group), or change where more is not known
 * @param leaver whether it takes access away
 * @param detail why, in words
 * @param code RAM's error code, or the bridge's own
 * @param operation the RAM operation that was refused
 * @param attribute the SCIM attribute that is at fault
 * @param attempts how often it was tried or asked for
 * @param firstSeen when it failed for the first time
 * @param lastSeen when it was refused last; null for one that is tried again by itself
 * @param nextAttempt null if it was refused for good
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailingChange(
        String key,
        boolean retrying,
        boolean retryable,
        String resourceId,
        ResourceType type,
        String subject,
        String change,
        boolean leaver,
        FailureCause cause,
        String detail,
        @Nullable String code,
        @Nullable String operation,
        @Nullable String attribute,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        int attempts,
        @Nullable Instant nextAttempt,
        @Nullable String ramRequestId) {
    /** What is known of it beside the refusal. */
    record About(String key, boolean retryable, String resourceId, ResourceType type, String subject, String change) {}

    static FailingChange retrying(
            About about, boolean leaver, Refusal refusal, Instant firstSeen, int attempts, Instant nextAttempt) {
        return of(about, true, leaver, refusal, firstSeen, null, attempts, nextAttempt);
    }

    static FailingChange refused(About about, Refusal refusal, Instant firstSeen, Instant lastSeen, int times) {
        return of(about, false, false, refusal, firstSeen, lastSeen, times, null);
    }

    private static FailingChange of(
            About about,
            boolean retrying,
            boolean leaver,
            Refusal refusal,
            Instant firstSeen,
            @Nullable Instant lastSeen,
            int attempts,
            @Nullable Instant nextAttempt) {
        return new FailingChange(
                about.key(),
                retrying,
                about.retryable(),
                about.resourceId(),
                about.type(),
                about.subject(),
                about.change(),
                leaver,
                FailureCause.of(refusal),
                refusal.words(),
                refusal.code(),
                refusal.operation(),
                refusal.attribute(),
                firstSeen,
                lastSeen,
                attempts,
                nextAttempt,
                refusal.requestId());
    }

    /** What the refusal says beside its words, for whoever looks it up; null if it is nothing. */
    @JsonIgnore
    public @Nullable String facts() {
        StringBuilder facts = new StringBuilder();
        for (String fact : new @Nullable String[] {operation, code, attribute}) {
            if (fact != null) {
                facts.append(facts.isEmpty() ? "" : " · ").append(fact);
            }
        }
        return facts.isEmpty() ? null : facts.toString();
    }

    /** Whom it concerns: a person or a group. */
    @JsonIgnore
    public Words kind() {
        return switch (type) {
            case USER -> Words.of("failures.person");
            case GROUP -> Words.of("failures.group");
        };
    }

    /** What was asked for. */
    @JsonIgnore
    public Words asked() {
        return Words.of("failures.asked", change);
    }

    /** Whether RAM has something of that name that may turn out to be whom the provider means. */
    @JsonIgnore
    public boolean isAdoptable() {
        return !retrying && retryable && change.equals("create") && cause == FailureCause.NAME_NOT_OURS;
    }

    /** Where the person or group is shown, or what is known of one that never came to be. */
    public String page() {
        return switch (type) {
            case USER -> "/admin/people/" + resourceId;
            case GROUP -> "/admin/groups/" + resourceId;
        };
    }
}
