package ramscim.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceType;
import ramscim.server.origin.Caller;
import ramscim.server.words.Words;
import ramscim.store.KeptName;

/**
 * An event as a page shows it.
 *
 * @param actor who asked, in words
 * @param level the style of its mark: green, amber, red or grey
 */
public record EventView(
        long sequence,
        Instant at,
        String kind,
        String level,
        @Nullable Subject about,
        Words actor,
        String requestId,
        List<RamCall> ramCalls,
        String detail,
        List<Difference> differences) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 400;

    /** A call to RAM, with the id by which Alibaba Cloud's support finds it. */
    public record RamCall(String operation, String requestId) {}

    /** An attribute before and after; null where there was none. */
    public record Difference(
            String attribute,
            @Nullable String before,
            @Nullable String after) {}

    public static EventView of(ChainedEvent chained) {
        AuditEvent event = chained.event();
        return new EventView(
                chained.sequence(),
                event.at(),
                event.kind(),
                KeptName.of(AuditKind.class, event.kind()).map(EventView::level).orElse("grey"),
                event.about(),
                actor(event.origin().actor()),
                event.origin().requestId(),
                calls(event.ramCalls()),
                event.detail(),
                differences(event.change()));
    }

    /** Where the person or group is shown. */
    public @Nullable String page() {
        if (about == null) {
            return null;
        }
        return (about.type() == ResourceType.USER ? "/admin/people/" : "/admin/groups/") + about.id();
    }

    /** What became of it, in a word or two. */
    public Words words() {
        return KeptName.of(AuditKind.class, kind).map(AuditKind::words).orElseGet(() -> Words.quoted(kind));
    }

    /** Whether it tells of a door rather than of a person or group. */
    public boolean isOfSecurity() {
        return SecurityFacts.isTold(kind);
    }

    /** Where a security event's request came from; null for other events. */
    public @Nullable String address() {
        return isOfSecurity()
                ? differences.stream()
                        .filter(fact -> fact.attribute().equals(SecurityFacts.ADDRESS))
                        .map(Difference::after)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static String level(AuditKind kind) {
        return switch (kind) {
            case CONFIRMED, APPROVED -> "green";
            case POSTPONED, HELD, SIGN_IN_FAILED, ROLES_CHANGED, TOKEN_MOVED, TOKEN_EXPIRED, PASSWORD_SET -> "amber";
            case REFUSED, PROTECTED, SIGN_IN_THROTTLED, ACCESS_DENIED, TOKEN_REFUSED -> "red";
            case ACCEPTED,
                    REJECTED,
                    ACKNOWLEDGED,
                    ADMINISTERED,
                    PRUNED,
                    SIGNED_IN,
                    SIGNED_OUT,
                    SESSION_ENDED,
                    TOKEN_CREATED,
                    TOKEN_ROTATED,
                    TOKEN_REVOKED,
                    TOKEN_RESTORED,
                    TOKEN_ISSUED,
                    EXPORTED -> "grey";
        };
    }

    /** Who it is that {@link ramscim.core.intent.Origin#actor} names. */
    public static Words actor(String actor) {
        Caller caller = Caller.ofActor(actor);
        return caller == null ? Words.of("audit.actor.bridge") : caller.words();
    }

    private static List<RamCall> calls(String calls) {
        return Arrays.stream(calls.split(" "))
                .filter(call -> !call.isBlank())
                .map(call -> call.split("=", 2))
                .map(parts -> new RamCall(parts[0], parts.length > 1 ? parts[1] : ""))
                .toList();
    }

    /** What a change, as {@link AuditEvent#change} has it, comes to. */
    public static List<Difference> differences(@Nullable String change) {
        List<Difference> differences = new ArrayList<>();
        if (change != null) {
            read(change).properties().forEach(attribute -> {
                JsonNode value = attribute.getValue();
                differences.add(new Difference(
                        attribute.getKey(),
                        text(value.has("removed") ? value.path("removed") : value.path("before")),
                        text(value.has("added") ? value.path("added") : value.path("after"))));
            });
        }
        return differences;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
