package ramscim.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UserProfile;
import ramscim.core.mapping.DesiredUser;

/** What {@link UserPlanner} promises, on a directory with RAM's rules. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class UserPlannerPropertiesTest {
    private InMemoryRamDirectory directory = new InMemoryRamDirectory();

    @BeforeTry
    void startAnew() {
        directory = new InMemoryRamDirectory();
    }

    @Property
    void plan_applied_reachesWhatIsDesired(
            @ForAll("users") DesiredUser before,
            @ForAll("foreignTags") Map<String, String> foreign,
            @ForAll("users") DesiredUser after) {
        ObservedUser observed = withForeignTags(apply(null, before), foreign);

        apply(observed, after);

        assertHolds(after);
    }

    @Property
    void plan_afterItWasApplied_isEmpty(
            @ForAll("users") DesiredUser before,
            @ForAll("foreignTags") Map<String, String> foreign,
            @ForAll("users") DesiredUser after) {
        ObservedUser reached = apply(withForeignTags(apply(null, before), foreign), after);
        ObservedUser seenAgain = new ObservedUser(onlyUser(), reached.managedTagKeys());

        assertThat(UserPlanner.plan(reached, after, List.of())).isEmpty();
        assertThat(UserPlanner.plan(seenAgain, after, List.of())).isEmpty();
    }

    @Property
    void plan_tagsOfOthers_surviveUnlessTheSameAreDesired(
            @ForAll("users") DesiredUser before,
            @ForAll("foreignTags") Map<String, String> foreign,
            @ForAll("users") DesiredUser after) {
        ObservedUser observed = withForeignTags(apply(null, before), foreign);
        Map<String, String> expected = foreignTags(observed);
        expected.putAll(after.tags().values());

        apply(observed, after);

        assertThat(onlyUser().tags()).isEqualTo(expected);
    }

    @Property
    void plan_changedInRamMeanwhile_isSetRight(
            @ForAll("users") DesiredUser desired, @ForAll("users") DesiredUser drifted) {
        ObservedUser observed = apply(null, desired);
        Set<String> managed = observed.managedTagKeys();
        apply(observed, drifted);

        apply(new ObservedUser(onlyUser(), managed), desired);

        assertHolds(desired);
    }

    @Property
    void plan_interrupted_isCompletedByAnother(
            @ForAll("users") DesiredUser before,
            @ForAll("users") DesiredUser after,
            @ForAll @IntRange(max = 3) int applied) {
        ObservedUser observed = apply(null, before);
        List<RamCall<?>> plan = UserPlanner.plan(observed, after, List.of());
        for (RamCall<?> change : plan.subList(0, Math.min(applied, plan.size()))) {
            observed = Objects.requireNonNull(Plans.user(change, directory, observed));
        }

        apply(observed, after);

        assertHolds(after);
        assertThat(onlyUser().tags()).isEqualTo(after.tags().values());
    }

    @Property
    void change_repeated_leavesRamAsItIs(@ForAll("users") DesiredUser before, @ForAll("users") DesiredUser after) {
        ObservedUser observed = apply(null, before);
        for (RamCall<?> change : UserPlanner.plan(observed, after, List.of())) {
            ObservedUser once = Objects.requireNonNull(Plans.user(change, directory, observed));
            RamUser inRam = onlyUser();

            assertThat(Plans.user(change, directory, observed)).isEqualTo(once);
            assertThat(onlyUser())
                    .usingRecursiveComparison()
                    .ignoringFields("updateDate")
                    .isEqualTo(inRam);
            observed = once;
        }
    }

    @Property
    void change_applied_tellsWhatRamHoldsNow(@ForAll("users") DesiredUser before, @ForAll("users") DesiredUser after) {
        ObservedUser observed = apply(null, before);
        for (RamCall<?> change : UserPlanner.plan(observed, after, List.of())) {
            observed = Objects.requireNonNull(Plans.user(change, directory, observed));

            assertThat(observed.user()).isEqualTo(onlyUser());
        }
    }

    @Property
    void plan_anyTwoUsers_costsThreeCallsAtMost(
            @ForAll("users") DesiredUser before, @ForAll("users") DesiredUser after) {
        ObservedUser observed = apply(null, before);
        assertThat(directory.calls()).containsExactly("CreateUser");
        directory.forgetCalls();

        apply(observed, after);

        assertThat(directory.calls())
                .doesNotHaveDuplicates()
                .isSubsetOf("UntagResources", "TagResources", "UpdateUser");
    }

    private ObservedUser apply(@Nullable ObservedUser before, DesiredUser desired) {
        ObservedUser observed = before;
        for (RamCall<?> change : UserPlanner.plan(observed, desired, List.of())) {
            observed = Plans.user(change, directory, observed);
        }
        return Objects.requireNonNull(observed);
    }

    /** An administrator adds tags, as many as RAM still takes; those that the bridge set it leaves alone. */
    private ObservedUser withForeignTags(ObservedUser observed, Map<String, String> foreign) {
        Map<String, String> tags = new HashMap<>(foreign);
        tags.putAll(observed.user().tags());
        directory.put(observed.user().withTags(tags));
        return new ObservedUser(onlyUser(), observed.managedTagKeys());
    }

    private static Map<String, String> foreignTags(ObservedUser observed) {
        Map<String, String> tags = new HashMap<>(observed.user().tags());
        tags.keySet().removeAll(observed.managedTagKeys());
        return tags;
    }

    private void assertHolds(DesiredUser desired) {
        UserProfile profile = desired.profile();
        RamUser user = onlyUser();
        assertThat(user.userPrincipalName())
                .isEqualToIgnoringCase(profile.userPrincipalName().toString());
        assertThat(user.displayName()).isEqualTo(profile.displayName());
        assertThat(user.email()).isEqualTo(profile.email());
        assertThat(user.mobilePhone()).isEqualTo(profile.mobilePhone());
        assertThat(user.comments()).isEqualTo(profile.comments());
        assertThat(user.tags()).containsAllEntriesOf(desired.tags().values());
    }

    private RamUser onlyUser() {
        assertThat(directory.users()).hasSize(1);
        return directory.users().get(0);
    }

    @Provide
    Arbitrary<DesiredUser> users() {
        return DesiredUsers.any();
    }

    /** So few that they have room beside those of a desired user. */
    @Provide
    Arbitrary<Map<String, String>> foreignTags() {
        return DesiredUsers.tags(Tags.MAX_COUNT / 2 - 1);
    }
}
