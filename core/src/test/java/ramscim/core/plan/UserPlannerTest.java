package ramscim.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamException;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;
import ramscim.core.mapping.DesiredUser;

class UserPlannerTest {
    private static final GroupName TEAM = new GroupName("team");
    private static final GroupName STAFF = new GroupName("staff");

    private final InMemoryRamDirectory directory = new InMemoryRamDirectory();
    private final DesiredUser alice = DesiredUsers.named("alice");

    @Test
    void plan_nothingThere_oneCall() {
        assertThat(operations(UserPlanner.plan(null, alice, List.of()))).containsExactly("CreateUser");
    }

    @Test
    void plan_nothingThereAndNothingDesired_none() {
        assertThat(UserPlanner.plan(null, null, List.of())).isEmpty();
    }

    @Test
    void plan_otherName_oneCall() {
        List<RamCall<?>> plan = UserPlanner.plan(created(), DesiredUsers.named("alice.smith"), List.of());

        assertThat(operations(plan)).containsExactly("UpdateUser");
    }

    @Test
    void plan_nameInOtherCase_none() {
        DesiredUser capitals = new DesiredUser(
                new UserProfile(new UserPrincipalName("ALICE", "example.onaliyun.com"), "alice", null, null, null),
                alice.tags());

        assertThat(UserPlanner.plan(created(), capitals, List.of())).isEmpty();
    }

    @Test
    void plan_otherTag_setsThatTagOnly() {
        Tags more = new Tags(Map.of("scim-bridge:id", "one", "team", "red"));

        assertThat(UserPlanner.plan(created(), new DesiredUser(alice.profile(), more), List.of()))
                .isEqualTo(List.of(new TagResources(created().user().id(), Map.of("team", "red"))));
    }

    @Test
    void plan_asManyTagsAsRamTakesAndAllOthersDesired_makesRoomFirst() {
        ObservedUser full = apply(UserPlanner.plan(null, tagged("old"), List.of()), null);

        apply(UserPlanner.plan(full, tagged("new"), List.of()), full);

        assertThat(directory.users().get(0).tags())
                .isEqualTo(tagged("new").tags().values());
    }

    @Test
    void plan_memberOfGroupsThatShallCease_leavesThemFirst() {
        List<RamCall<?>> plan = UserPlanner.plan(created(), null, List.of(TEAM, STAFF));

        assertThat(operations(plan)).containsExactly("RemoveUserFromGroup", "RemoveUserFromGroup", "DeleteUser");
    }

    @Test
    void plan_memberOfGroupsThatShallCease_isGoneAfterwards() {
        ObservedUser observed = created();
        List.of(TEAM, STAFF).forEach(group -> {
            directory.addGroupByHand(group);
            directory.call(new AddUserToGroup(alice.profile().userPrincipalName(), group));
        });

        assertThat(apply(UserPlanner.plan(observed, null, List.of(TEAM, STAFF)), observed))
                .isNull();

        assertThat(directory.users()).isEmpty();
        assertThat(directory.members(TEAM)).isEmpty();
    }

    @Test
    void change_creationRepeated_alreadyExists() {
        ObservedUser observed = created();

        RamException failure = catchThrowableOfType(
                RamException.class, () -> apply(UserPlanner.plan(null, alice, List.of()), observed));

        assertThat(failure.reason()).isEqualTo(RamException.Reason.ALREADY_EXISTS);
    }

    private DesiredUser tagged(String prefix) {
        Map<String, String> tags =
                IntStream.range(0, Tags.MAX_COUNT).boxed().collect(Collectors.toMap(n -> prefix + n, n -> "x"));
        return new DesiredUser(alice.profile(), new Tags(tags));
    }

    private ObservedUser created() {
        if (directory.users().isEmpty()) {
            apply(UserPlanner.plan(null, alice, List.of()), null);
        }
        return new ObservedUser(directory.users().get(0), alice.tags().values().keySet());
    }

    private @Nullable ObservedUser apply(List<RamCall<?>> plan, @Nullable ObservedUser before) {
        ObservedUser observed = before;
        for (RamCall<?> change : plan) {
            observed = Plans.user(change, directory, observed);
        }
        return observed;
    }

    private static List<String> operations(List<RamCall<?>> plan) {
        return plan.stream().map(call -> call.operation().action()).toList();
    }
}
