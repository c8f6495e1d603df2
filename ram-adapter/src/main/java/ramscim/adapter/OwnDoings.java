package ramscim.adapter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;

/**
 * What this process made in RAM a moment ago, so that RAM's saying that it does not exist is known for what it is.
 *
 * <p>RAM's reads lag behind its writes; which and for how long is not published. Things are told apart by the names that travel with the calls.
 */
final class OwnDoings {
    /** RAM's clock may be so far behind the bridge's, and its dates are rounded. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final String USER = "EntityNotExist.User";
    private static final String GROUP = "EntityNotExist.Group";

    private final Duration within;
    private final Clock clock;
    private final Map<String, Instant> made = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();

    /** The names of users by their ids. */
    private final Map<String, String> nameOf = new ConcurrentHashMap<>();

    /** What is in the maps, oldest first; what was noted again stands here again, and its newest time counts. */
    private final Queue<Noted> inOrder = new ArrayDeque<>();

    private final Map<String, Instant> newest = new HashMap<>();

    private record Noted(String name, Instant since) {}

    /** @param within how long something may not be seen after it was made; zero: everything is seen at once */
    OwnDoings(Duration within, Clock clock) {
        this.within = within;
        this.clock = clock;
    }

    /** RAM did what was asked, or may have done it. */
    void note(RamCall<?> call, @Nullable Object answer) {
        if (within.isZero() || !call.operation().isWrite()) {
            return;
        }
        Names names = new Names(call);
        switch (call.operation()) {
            case CREATE_USER -> madeUser((CreateUser) call, answer, names);
            case UPDATE_USER -> names.renamed().findFirst().ifPresent(name -> renamed(names, name));
            case RESTORE_USER_FROM_RECYCLE_BIN -> made(names.users());
            case CREATE_GROUP -> made(names.groups());
            case UPDATE_GROUP -> made(names.renamedGroup());
            case CREATE_LOGIN_PROFILE -> made(names.logon());
            case ADD_USER_TO_GROUP -> made(names.membership());
            case CREATE_ACCESS_KEY -> {
                if (answer instanceof NewAccessKey key) {
                    made(Stream.of("key:" + key.key().id()));
                }
            }
            case ATTACH_POLICY_TO_USER, ATTACH_POLICY_TO_GROUP -> made(names.policy());
            case TAG_RESOURCES -> retag(names, known -> known.putAll(((TagResources) call).tags()));
            case UNTAG_RESOURCES -> retag(names, known -> known.keySet().removeAll(((UntagResources) call).keys()));
            case DELETE_USER -> aliases(names).forEach(this::forget);
            case DELETE_GROUP -> names.groups().forEach(this::forget);
            case REMOVE_USER_FROM_GROUP -> names.membership().forEach(this::forget);
            case DELETE_LOGIN_PROFILE -> names.logon().forEach(this::forget);
            case DELETE_ACCESS_KEY -> names.key().forEach(this::forget);
            case DETACH_POLICY_FROM_USER, DETACH_POLICY_FROM_GROUP ->
                names.policy().forEach(this::forget);
            default -> {
                // makes nothing that is looked for
            }
        }
    }

    private void madeUser(CreateUser call, @Nullable Object answer, Names names) {
        String name = names.users().findFirst().orElseThrow();
        made(Stream.of(name));
        tags.put(name, call.tags().values());
        if (answer instanceof RamUser user) {
            String id = "user:" + user.id();
            made(Stream.of(id));
            tags.put(id, call.tags().values());
            nameOf.put(id, name);
        }
    }

    private void renamed(Names names, String name) {
        names.users().forEach(id -> {
            String before = nameOf.put(id, name);
            forgetInTime(id, clock.instant());
            Map<String, String> known = tags.get(id);
            if (before != null) {
                forget(before);
            }
            made(Stream.of(name));
            if (known != null) {
                tags.put(name, known);
            }
        });
    }

    private void retag(Names names, Consumer<Map<String, String>> change) {
        aliases(names)
                .forEach(user -> tags.computeIfPresent(user, (same, known) -> {
                    Map<String, String> other = new HashMap<>(known);
                    change.accept(other);
                    return Map.copyOf(other);
                }));
    }

    private List<String> aliases(Names names) {
        return names.users()
                .flatMap(user -> Stream.concat(Stream.of(user), Stream.ofNullable(nameOf.get(user))))
                .toList();
    }

    /** Whether RAM denies what this call is about although the bridge has just made it. */
    boolean isNotYet(RamCall<?> call, RamException denial) {
        if (within.isZero() || made.isEmpty() || call instanceof RamCall.Creation<?> creation && creates(creation)) {
            return false;
        }
        Names names = new Names(call);
        Stream<String> denied =
                switch (denial.code()) {
                    case USER -> names.users();
                    case GROUP -> names.groups();
                    case USER + ".LoginProfile" -> names.logon();
                    case USER + ".Group" -> names.membership();
                    case USER + ".AccessKey" -> names.key();
                    case USER + ".Policy", GROUP + ".Policy" -> names.policy();
                    default -> isOfTags(call, denial) ? names.users() : Stream.empty();
                };
        return denied.anyMatch(this::isFresh);
    }

    /** A login profile is created of a user, who may not be seen; users and groups are created out of nothing. */
    private static boolean creates(RamCall.Creation<?> creation) {
        return switch (creation.operation()) {
            case CREATE_LOGIN_PROFILE -> false;
            default -> true;
        };
    }

    /** Tag operations have words of their own for what does not exist, which IMS does not tell. */
    private static boolean isOfTags(RamCall<?> call, RamException denial) {
        return (call instanceof TagResources || call instanceof UntagResources)
                && (denial.reason() == Reason.NOT_FOUND || denial.code().endsWith(".NotFound"));
    }

    /** Whether a user that was found still lacks the tags that the bridge has just given it. */
    boolean isStale(RamCall<?> call, Object answer) {
        if (within.isZero()
                || !(answer instanceof Optional<?> found)
                || !(found.orElse(null) instanceof RamUser user)) {
            return false;
        }
        return new Names(call)
                .users()
                .filter(name -> isFresh(name) && mayBeTheOneMade(user, name))
                .anyMatch(name -> !user.tags()
                        .entrySet()
                        .containsAll(tags.getOrDefault(name, Map.of()).entrySet()));
    }

    /** A user that was there before is another's, and shows itself as it is. */
    private boolean mayBeTheOneMade(RamUser user, String name) {
        Instant since = made.get(name);
        Instant date = user.createDate();
        return since != null && (date == null || !date.isBefore(since.minus(SKEW)));
    }

    RamException notYet(RamCall<?> call, String code) {
        return RamException.notSeenYet("RAM does not show yet what the bridge made a moment ago (%s answered with %s)"
                        .formatted(call.operation(), code))
                .during(call.operation().action());
    }

    private void made(Stream<String> names) {
        Instant now = clock.instant();
        names.forEach(name -> {
            made.put(name, now);
            forgetInTime(name, now);
        });
    }

    private boolean isFresh(String name) {
        Instant since = made.get(name);
        return since != null && isFresh(since);
    }

    private boolean isFresh(Instant since) {
        return clock.instant().isBefore(since.plus(within));
    }

    /** Looks at no more than has become old since it was last asked. */
    private void forgetInTime(String name, Instant now) {
        synchronized (inOrder) {
            inOrder.add(new Noted(name, now));
            newest.put(name, now);
            for (Noted oldest = inOrder.peek(); oldest != null && !isFresh(oldest.since()); oldest = inOrder.peek()) {
                inOrder.remove();
                if (newest.remove(oldest.name(), oldest.since())) {
                    forget(oldest.name());
                }
            }
        }
    }

    private void forget(String name) {
        made.remove(name);
        tags.remove(name);
        nameOf.remove(name);
    }

    /** Under which names the things are kept that a call is about. */
    private record Names(Map<String, String> sent) {
        Names(RamCall<?> call) {
            this(call.parameters().sent());
        }

        Stream<String> users() {
            return Stream.of(
                            one("user:", "UserId"),
                            one("user:", "ResourceId.1"),
                            one("name:", "UserPrincipalName"),
                            one("name:", "UserName"))
                    .flatMap(stream -> stream);
        }

        Stream<String> renamed() {
            return one("name:", "NewUserPrincipalName");
        }

        Stream<String> groups() {
            return one("group:", "GroupName");
        }

        Stream<String> renamedGroup() {
            return one("group:", "NewGroupName");
        }

        Stream<String> logon() {
            return one("logon:", "UserPrincipalName");
        }

        Stream<String> key() {
            return one("key:", "UserAccessKeyId");
        }

        Stream<String> membership() {
            return Stream.of("member:" + name("UserPrincipalName") + "/" + name("GroupName"));
        }

        Stream<String> policy() {
            return Stream.of("policy:" + name("UserName") + "/" + name("GroupName") + "/" + name("PolicyType") + "/"
                    + name("PolicyName"));
        }

        private Stream<String> one(String kind, String parameter) {
            return sent.containsKey(parameter) ? Stream.of(kind + name(parameter)) : Stream.empty();
        }

        /** Without the domain, which RAM's own operations leave out, and whatever the case. */
        private String name(String parameter) {
            String value = sent.getOrDefault(parameter, "").toLowerCase(Locale.ROOT);
            int at = value.indexOf('@');
            return at < 0 || !parameter.endsWith("UserPrincipalName") ? value : value.substring(0, at);
        }
    }
}
