package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.DOWN;
import static ramscim.core.provisioning.EngineFixture.LOST;
import static ramscim.core.provisioning.EngineFixture.THROTTLED;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** An account on which much happens at once. One name in it is taken by a user of nobody, and it has room for few users. */
final class RestlessAccount {
    private static final List<String> NAMES = List.of("alice", "bob", "carol", "taken");
    private static final List<String> WRITES = List.of(
            "CreateUser",
            "UpdateUser",
            "TagResources",
            "DeleteUser",
            "CreateGroup",
            "UpdateGroup",
            "DeleteGroup",
            "AddUserToGroup",
            "RemoveUserFromGroup",
            "GetUser",
            "GetGroup");
    private static final int ROOM_FOR_USERS = 3;

    final EngineFixture fixture = new EngineFixture();
    private final InMemoryRamDirectory directory = fixture.directory;
    private final Set<ResourceId> deleted = new HashSet<>();

    RestlessAccount() {
        directory.addByHand("taken", Map.of());
        directory.changeUsersQuota(1 + ROOM_FOR_USERS);
    }

    void suffer(Happening happening) {
        try {
            begin(happening);
        } catch (ProvisioningException told) {
            assertThat(told.getMessage()).isNotBlank();
        } catch (CrashPoint.Crash killed) {
            fixture.restart();
        }
    }

    private void begin(Happening happening) {
        int which = happening.which();
        int what = happening.what();
        String name = NAMES.get(what % NAMES.size());
        switch (happening.kind()) {
            case CREATE_USER, CREATE_USER_AGAIN -> fixture.createUser(name);
            case RENAME_USER -> user(which, user -> fixture.update(user, Attributes.user(name)));
            case DESCRIBE_USER -> user(which, user -> fixture.update(user, described(user, "Name " + what)));
            case DEACTIVATE_USER -> user(which, user -> fixture.update(user, Attributes.inactiveUser(userName(user))));
            case ACTIVATE_USER -> user(which, user -> fixture.update(user, Attributes.user(userName(user))));
            case DELETE_USER -> user(which, this::delete);
            case CREATE_GROUP -> fixture.createGroup("Group " + what % 2);
            case RENAME_GROUP -> group(which, group -> fixture.update(group, Attributes.group("Group " + what % 4)));
            case JOIN_GROUP -> group(which, group -> user(what, user -> fixture.join(group, user)));
            case LEAVE_GROUP -> group(which, group -> user(what, user -> fixture.leave(group, user)));
            case DELETE_GROUP -> group(which, this::delete);
            case RAM_THROTTLES -> directory.failBefore(write(which, what), 1 + what % 2, THROTTLED);
            case RAM_IS_DOWN -> directory.failBefore(write(which, what), 1 + what, DOWN);
            case ANSWER_IS_LOST -> directory.failAfter(write(which, what), 1, LOST);
            case REQUEST_IS_LOST -> directory.failBefore(write(which, what), 1, LOST);
            case WORKERS_ARE_BUSY -> fixture.workers.hold();
            case WORKER_IS_FREE -> fixture.workers.runOne();
            case WORKERS_ARE_FREE -> fixture.workers.release();
            case TIME_PASSES -> passTime(what);
            case PROCESS_RESTARTS -> fixture.restart();
            case PROCESS_WILL_BE_KILLED -> fixture.crashAt(new CrashPoint(which * 6 + what));
        }
    }

    void comeToRest() {
        fixture.restart();
        fixture.settle();
    }

    void assertThatNoLeaverIsLost() {
        assertThat(deleted).as("who shall be gone and is not").allMatch(id -> fixture.store.find(id) == null);
    }

    private void delete(ConfirmedResource resource) {
        try {
            fixture.delete(resource);
        } catch (ProvisioningException e) {
            if (e.reason() != ProvisioningException.Reason.NOT_YET) {
                throw e;
            }
        }
        deleted.add(resource.id());
    }

    private void passTime(int minutes) {
        fixture.clock.advance(Duration.ofMinutes(minutes));
        fixture.driveDue();
    }

    private static String write(int which, int what) {
        return WRITES.get((which * 6 + what) % WRITES.size());
    }

    private static String userName(ConfirmedResource user) {
        return Objects.requireNonNull(user.attributes().text("userName"));
    }

    private static ScimAttributes described(ConfirmedResource user, String displayName) {
        return Attributes.user(userName(user), displayName);
    }

    private void user(int which, Consumer<ConfirmedResource> request) {
        any(ResourceType.USER, which, request);
    }

    private void group(int which, Consumer<ConfirmedResource> request) {
        any(ResourceType.GROUP, which, request);
    }

    private void any(ResourceType type, int which, Consumer<ConfirmedResource> request) {
        List<ConfirmedResource> candidates = fixture.store.all().stream()
                .map(StoredResource::confirmed)
                .filter(Objects::nonNull)
                .filter(resource -> resource.type() == type)
                .toList();
        if (!candidates.isEmpty()) {
            request.accept(candidates.get(which % candidates.size()));
        }
    }
}
