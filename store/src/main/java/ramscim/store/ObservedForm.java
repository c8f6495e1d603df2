package ramscim.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.core.plan.Attachments;
import ramscim.core.plan.Given;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.Suspended;
import ramscim.core.resource.ResourceType;

/**
 * The stored form of what was observed of RAM: the names here are in databases, whatever the core calls the same
 * things.
 *
 * <p>What is stored says by {@code v} in which form it is. A form that differs in any name has another number, and is
 * written only when no version of the bridge runs any more that cannot read it. Of a number or a name that is not known
 * here nothing is taken for granted: the resource is not read at all. Before there were numbers, names that are no part
 * of the form were written as well, and are passed over.
 */
final class ObservedForm {
    private static final int VERSION = 1;
    private static final int UNNUMBERED = 0;

    /** What is written begins so, and need not be looked through for its number. */
    private static final String NUMBERED_BEGINNING = "{\"v\":" + VERSION + ",";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();
    private static final ObjectReader NUMBERED = JSON.reader();
    private static final ObjectReader OLD = NUMBERED.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ObservedForm() {}

    private record User(int v, UserInRam user, List<String> managedTagKeys, Off suspended, Access given) {}

    private record UserInRam(
            Value id,
            String userPrincipalName,
            String displayName,
            @Nullable String email,
            @Nullable String mobilePhone,
            @Nullable String comments,
            Map<String, String> tags,
            @Nullable String provisionType,
            @Nullable Instant createDate,
            @Nullable Instant updateDate,
            @Nullable Instant lastLoginDate) {}

    private record Off(
            boolean loginProfile,
            List<Value> accessKeys,
            @Nullable List<String> serviceCredentials) {}

    private record Access(
            @Nullable Logon consoleLogon,
            boolean logonBegun,
            @Nullable Value accessKey,
            @Nullable List<Value> keysBefore,
            Policies policies,
            boolean kept,
            @Nullable Instant begunAt,
            boolean logonFound) {}

    private record Logon(boolean passwordResetRequired, boolean mfaBindRequired) {}

    private record Policies(Map<String, String> states) {}

    private record Group(
            int v,
            GroupInRam group,
            Policies policies,
            @Nullable Value renaming) {}

    private record GroupInRam(
            String id,
            String name,
            @Nullable String displayName,
            @Nullable String comments,
            @Nullable Instant createDate,
            @Nullable Instant updateDate) {}

    private record Value(String value) {}

    static @Nullable String write(@Nullable Observed observed) {
        try {
            return observed == null ? null : JSON.writeValueAsString(form(observed));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what was observed of RAM cannot be written as JSON", e);
        }
    }

    private static Object form(Observed observed) {
        return observed instanceof ObservedUser user ? user(user) : group((ObservedGroup) observed);
    }

    private static User user(ObservedUser seen) {
        RamUser user = seen.user();
        UserInRam inRam = new UserInRam(
                new Value(user.id().value()),
                user.userPrincipalName(),
                user.displayName(),
                user.email(),
                user.mobilePhone(),
                user.comments(),
                new TreeMap<>(user.tags()),
                user.provisionType(),
                user.createDate(),
                user.updateDate(),
                user.lastLoginDate());
        Set<String> credentials = seen.suspended().serviceCredentials();
        Off off = new Off(
                seen.suspended().loginProfile(),
                values(seen.suspended().accessKeys()),
                credentials.isEmpty() ? null : credentials.stream().sorted().toList());
        return new User(VERSION, inRam, seen.managedTagKeys().stream().sorted().toList(), off, access(seen.given()));
    }

    private static Access access(Given given) {
        ConsoleLogon logon = given.consoleLogon();
        Set<AccessKeyId> before = given.keysBefore();
        return new Access(
                logon == null ? null : new Logon(logon.passwordResetRequired(), logon.mfaBindRequired()),
                given.logonBegun(),
                given.accessKey() == null ? null : new Value(given.accessKey().value()),
                before == null ? null : values(before),
                policies(given.policies()),
                given.kept(),
                given.begunAt(),
                given.logonFound());
    }

    private static List<Value> values(Collection<AccessKeyId> keys) {
        return keys.stream().map(AccessKeyId::value).sorted().map(Value::new).toList();
    }

    private static Policies policies(Attachments attachments) {
        Map<String, String> states = new TreeMap<>();
        attachments.states().forEach((policy, state) -> states.put(policy, state.name()));
        return new Policies(states);
    }

    private static Group group(ObservedGroup seen) {
        RamGroup group = seen.group();
        GroupName renaming = seen.renaming();
        return new Group(
                VERSION,
                new GroupInRam(
                        group.id(),
                        group.name(),
                        group.displayName(),
                        group.comments(),
                        group.createDate(),
                        group.updateDate()),
                policies(seen.policies()),
                renaming == null ? null : new Value(renaming.value()));
    }

    /** @throws UncheckedIOException if it is in no form that is known here */
    static @Nullable Observed read(ResourceType type, @Nullable String column) {
        if (column == null) {
            return null;
        }
        try {
            ObjectReader reader = column.startsWith(NUMBERED_BEGINNING) ? NUMBERED : reader(JSON.readTree(column));
            return switch (type) {
                case USER -> user(reader.readValue(column, User.class));
                case GROUP -> group(reader.readValue(column, Group.class));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("what was observed of RAM is not stored as it was written", e);
        }
    }

    private static ObjectReader reader(JsonNode stored) {
        return switch (stored.path("v").asInt(UNNUMBERED)) {
            case UNNUMBERED -> OLD;
            case VERSION -> NUMBERED;
            default ->
                throw new IllegalStateException(
                        "What was observed of RAM is stored in form %s, which a later version of the bridge has written."
                                .formatted(stored.path("v")));
        };
    }

    private static ObservedUser user(User form) {
        UserInRam user = form.user();
        return new ObservedUser(
                new RamUser(
                        new UserId(user.id().value()),
                        user.userPrincipalName(),
                        user.displayName(),
                        user.email(),
                        user.mobilePhone(),
                        user.comments(),
                        user.tags(),
                        user.provisionType(),
                        user.createDate(),
                        user.updateDate(),
                        user.lastLoginDate()),
                Set.copyOf(form.managedTagKeys()),
                new Suspended(
                        form.suspended().loginProfile(),
                        keys(form.suspended().accessKeys()),
                        credentials(form.suspended())),
                given(form.given()));
    }

    private static Set<String> credentials(Off form) {
        List<String> stored = form.serviceCredentials();
        return stored == null ? Set.of() : Set.copyOf(stored);
    }

    private static Given given(Access form) {
        Logon logon = form.consoleLogon();
        List<Value> before = form.keysBefore();
        return new Given(
                logon == null ? null : new ConsoleLogon(logon.passwordResetRequired(), logon.mfaBindRequired()),
                form.logonBegun(),
                form.accessKey() == null
                        ? null
                        : new AccessKeyId(form.accessKey().value()),
                before == null ? null : keys(before),
                attachments(form.policies()),
                form.kept(),
                form.begunAt(),
                form.logonFound());
    }

    private static Set<AccessKeyId> keys(List<Value> values) {
        return values.stream().map(Value::value).map(AccessKeyId::new).collect(Collectors.toSet());
    }

    private static Attachments attachments(Policies form) {
        return new Attachments(form.states().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> KeptName.ofClosed(Attachments.State.class, entry.getValue()))));
    }

    private static ObservedGroup group(Group form) {
        GroupInRam group = form.group();
        Value renaming = form.renaming();
        return new ObservedGroup(
                new RamGroup(
                        group.id(),
                        group.name(),
                        group.displayName(),
                        group.comments(),
                        group.createDate(),
                        group.updateDate()),
                attachments(form.policies()),
                renaming == null ? null : new GroupName(renaming.value()));
    }
}
