package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.intent.Membership;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/**
 * Whatever RAM says on the way, and whatever else a request asks for: who was to lose access has none once RAM works again, without another request;
 * and who was not, has what was there.
 */
class LeaverLawPropertiesTest {
    private static final GroupName TEAM = new GroupName("Team");
    private static final List<String> NAMES = List.of("alice", "bob", "carol");
    private static final List<String> OPERATIONS = List.of(
            "GetUser",
            "GetLoginProfile",
            "ListAccessKeys",
            "ListServiceCredentials",
            "ListPasskeys",
            "UpdateLoginProfile",
            "UpdateAccessKey",
            "DeleteLoginProfile",
            "DeleteAccessKey",
            "TagResources",
            "UpdateUser",
            "DeleteUser",
            "GetGroup",
            "UpdateGroup",
            "AddUserToGroup",
            "RemoveUserFromGroup",
            "ListPoliciesForUser",
            "ListGroupsForUser",
            "GetMFADevice");

    /** What a request, RAM or time does. */
    enum Kind {
        DEACTIVATE,
        DEACTIVATE_BESIDE_A_REFUSED_PART,
        DEACTIVATE_AND_RENAME,
        DELETE,
        LEAVE,
        LEAVE_BESIDE_A_TAKEN_NAME,
        LEAVE_BESIDE_AN_UNKNOWN_MEMBER,
        DESCRIBE,
        SAY_NOTHING_OF_ACTIVE,
        FORBIDDEN,
        NOT_THERE,
        REFUSED,
        UNKNOWN_CODE,
        THROTTLED,
        LOST,
        TIME_PASSES,
        PROCESS_RESTARTS
    }

    record Step(Kind kind, int who, int what) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, NAMES.size() - 1),
                        Arbitraries.integers().between(0, OPERATIONS.size() - 1))
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(16);
    }

    @Property
    void requests_ramMisbehaves_whoWasToLeaveIsOutAndNobodyElse(@ForAll("steps") List<Step> steps) {
        Story story = new Story();

        steps.forEach(story::happen);
        story.comeToRest();

        story.assertThatLeaversAreOut();
        story.assertThatTheOthersHaveWhatTheyHad();
    }

    private static final class Story {
        private final EngineFixture fixture = new EngineFixture();
        private final List<ConfirmedResource> users = new ArrayList<>();
        private final List<RamUser> inRam = new ArrayList<>();
        private final ConfirmedResource team;
        private final Set<Integer> leavers = new HashSet<>();
        private final Set<Integer> outOfTheTeam = new HashSet<>();

        Story() {
            for (int who = 0; who < NAMES.size(); who++) {
                ConfirmedResource user = fixture.createUser(NAMES.get(who));
                RamUser made = Objects.requireNonNull(user.ramUser());
                users.add(user);
                inRam.add(made);
                UserPrincipalName name = UserPrincipalName.parse(made.userPrincipalName());
                fixture.directory.call(new CreateLoginProfile(
                        name,
                        new LoginProfileRequest(new Secret("Passw0rd-" + who), AccessStatus.ACTIVE, false, false)));
                fixture.directory.call(new CreateAccessKey(name));
            }
            team = fixture.createGroup("Team", users.get(0), users.get(1), users.get(2));
            fixture.createGroup("Taken");
        }

        void happen(Step step) {
            int who = step.who();
            switch (step.kind()) {
                case DEACTIVATE -> leave(who, () -> fixture.deactivate(user(who)));
                case DEACTIVATE_BESIDE_A_REFUSED_PART ->
                    leave(
                            who,
                            () -> update(who, new Edit() {
                                @Override
                                public Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
                                    throw new ProvisioningException(ProvisioningException.Reason.INVALID_VALUE, "no");
                                }

                                @Override
                                public Draft asFarAsCanBe(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
                                    return Draft.of(inactive(newest));
                                }
                            }));
                case DEACTIVATE_AND_RENAME ->
                    leave(
                            who,
                            () -> update(
                                    who,
                                    (newest, members) -> Draft.of(Attributes.inactiveUser(
                                            step.what() % 2 == 0 ? "x".repeat(70) : NAMES.get(who) + "2"))));
                case DELETE -> leave(who, () -> fixture.delete(user(who)));
                case LEAVE -> leaveTeam(who, "Team", Map.of());
                case LEAVE_BESIDE_A_TAKEN_NAME -> leaveTeam(who, "Taken", Map.of());
                case LEAVE_BESIDE_AN_UNKNOWN_MEMBER ->
                    leaveTeam(who, "Team", Map.of(ResourceId.random(), Membership.JOINED));
                case DESCRIBE ->
                    ask(() -> update(
                            who,
                            (newest, members) -> Draft.of(ScimAttributes.of(
                                    newest.toObjectNode().put("displayName", "Name " + step.what())))));
                case SAY_NOTHING_OF_ACTIVE ->
                    ask(() -> update(who, (newest, members) -> {
                        var silent = newest.toObjectNode();
                        silent.remove("active");
                        return Draft.of(ScimAttributes.of(silent));
                    }));
                case FORBIDDEN -> fail(step, Reason.FORBIDDEN, "NoPermission");
                case NOT_THERE -> fail(step, Reason.NOT_FOUND, "EntityNotExist.User");
                case REFUSED -> fail(step, Reason.INVALID, "InvalidParameter");
                case UNKNOWN_CODE -> fail(step, Reason.UNAVAILABLE, "Something.Else");
                case THROTTLED -> fail(step, Reason.THROTTLED, "Throttling.User");
                case LOST -> fixture.directory.failAfter(operation(step), 1 + step.who(), EngineFixture.LOST);
                case TIME_PASSES -> pass(step.what());
                case PROCESS_RESTARTS -> fixture.restart();
            }
        }

        /** RAM may be wrong for a moment, not for as long as a second look takes. */
        private void pass(int seconds) {
            fixture.directory.workAgain();
            fixture.clock.advance(Duration.ofSeconds(seconds));
            fixture.driveDue();
        }

        private void fail(Step step, Reason reason, String code) {
            fixture.directory.failBefore(
                    operation(step), 1 + step.who(), RamException.answered(reason, code, "As planned.", "planned"));
        }

        private static String operation(Step step) {
            return OPERATIONS.get(step.what());
        }

        private ConfirmedResource user(int who) {
            return users.get(who);
        }

        private void update(int who, Edit edit) {
            fixture.update(ResourceType.USER, user(who).id(), edit);
        }

        private static ScimAttributes inactive(ScimAttributes newest) {
            return ScimAttributes.of(newest.toObjectNode().put("active", false));
        }

        private void leave(int who, Runnable request) {
            if (fixture.store.find(user(who).id()) != null) {
                leavers.add(who);
                ask(request);
            }
        }

        private void leaveTeam(int who, String name, Map<ResourceId, Membership> besides) {
            Map<ResourceId, Membership> all = new HashMap<>(besides);
            all.put(user(who).id(), Membership.LEFT);
            outOfTheTeam.add(who);
            ask(() -> fixture.update(ResourceType.GROUP, team.id(), new Edit() {
                @Override
                public Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
                    return new Draft(Attributes.group(name), all);
                }
            }));
        }

        private static void ask(Runnable request) {
            try {
                request.run();
            } catch (ProvisioningException told) {
                assertThat(told.getMessage()).isNotBlank();
            }
        }

        void comeToRest() {
            fixture.directory.workAgain();
            fixture.restart();
            fixture.settle();
        }

        void assertThatLeaversAreOut() {
            for (int who : leavers) {
                UserPrincipalName name = nameNow(who);
                if (name != null) {
                    LoginProfile login =
                            fixture.directory.call(new GetLoginProfile(name)).orElse(null);
                    assertThat(login == null ? AccessStatus.INACTIVE : login.status())
                            .as("the console of %s", NAMES.get(who))
                            .isEqualTo(AccessStatus.INACTIVE);
                    assertThat(fixture.directory.call(new ListAccessKeys(name)))
                            .as("the keys of %s", NAMES.get(who))
                            .allMatch(key -> key.status() == AccessStatus.INACTIVE);
                }
            }
            for (int who : outOfTheTeam) {
                UserPrincipalName name = nameNow(who);
                assertThat(name != null && fixture.directory.members(TEAM).contains(name))
                        .as("%s is in the team", NAMES.get(who))
                        .isFalse();
            }
        }

        void assertThatTheOthersHaveWhatTheyHad() {
            for (int who = 0; who < NAMES.size(); who++) {
                if (leavers.contains(who)) {
                    continue;
                }
                UserPrincipalName name =
                        Objects.requireNonNull(nameNow(who), NAMES.get(who) + " is not in RAM any more");
                LoginProfile login = Objects.requireNonNull(
                        fixture.directory.call(new GetLoginProfile(name)).orElse(null),
                        NAMES.get(who) + " has no login profile any more");
                assertThat(login.status()).isEqualTo(AccessStatus.ACTIVE);
                assertThat(fixture.directory.call(new ListAccessKeys(name)))
                        .singleElement()
                        .satisfies(key -> assertThat(key.status()).isEqualTo(AccessStatus.ACTIVE));
                if (!outOfTheTeam.contains(who)) {
                    assertThat(fixture.directory.members(TEAM)).contains(name);
                }
            }
        }

        private @Nullable UserPrincipalName nameNow(int who) {
            RamUser user =
                    fixture.directory.call(new GetUser(inRam.get(who).id())).orElse(null);
            return user == null ? null : UserPrincipalName.parse(user.userPrincipalName());
        }
    }
}
