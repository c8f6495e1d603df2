package ramscim.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;

/** What {@link GroupPlanner} promises, on a directory with RAM's rules. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class GroupPlannerTest {
    private InMemoryRamDirectory directory = new InMemoryRamDirectory();

    @BeforeTry
    void startAnew() {
        directory = new InMemoryRamDirectory();
    }

    @Property
    void plan_applied_reachesWhatIsDesiredInOneCallAtMost(
            @ForAll("groups") @Nullable GroupProfile before, @ForAll("groups") @Nullable GroupProfile after) {
        ObservedGroup observed = apply(null, before);

        assertThat(GroupPlanner.plan(observed, after)).hasSizeLessThanOrEqualTo(1);
        apply(observed, after);

        assertHolds(after);
    }

    @Property
    void plan_afterItWasApplied_isEmpty(
            @ForAll("groups") @Nullable GroupProfile before, @ForAll("groups") @Nullable GroupProfile after) {
        ObservedGroup reached = apply(apply(null, before), after);

        assertThat(GroupPlanner.plan(reached, after)).isEmpty();
        assertThat(GroupPlanner.plan(reached == null ? null : new ObservedGroup(onlyGroup()), after))
                .isEmpty();
    }

    @Property
    void plan_anyChange_membersStay(@ForAll("existing") GroupProfile before, @ForAll("existing") GroupProfile after) {
        RamUser alice = directory.addByHand("alice", Map.of());
        UserPrincipalName name = UserPrincipalName.parse(alice.userPrincipalName());
        ObservedGroup observed = apply(null, before);
        directory.call(new AddUserToGroup(name, before.name()));

        apply(observed, after);

        assertThat(directory.members(after.name())).containsExactly(name);
    }

    @Property
    void plan_groupMadeByHand_becomesWhatIsDesired(@ForAll("existing") GroupProfile desired) {
        RamGroup byHand = directory.addGroupByHand(new GroupName("made.by-hand"));

        apply(new ObservedGroup(byHand), desired);

        assertHolds(desired);
        assertThat(onlyGroup().id()).isEqualTo(byHand.id());
    }

    private @Nullable ObservedGroup apply(@Nullable ObservedGroup before, @Nullable GroupProfile desired) {
        return Plans.group(GroupPlanner.plan(before, desired), directory, before);
    }

    private void assertHolds(@Nullable GroupProfile desired) {
        if (desired == null) {
            assertThat(directory.groups()).isEmpty();
            return;
        }
        assertThat(onlyGroup().name()).isEqualTo(desired.name().value());
        assertThat(onlyGroup().displayName()).isEqualTo(desired.displayName());
        assertThat(onlyGroup().comments()).isEqualTo(desired.comments());
    }

    private RamGroup onlyGroup() {
        assertThat(directory.groups()).hasSize(1);
        return directory.groups().get(0);
    }

    @Provide
    Arbitrary<GroupProfile> existing() {
        return Combinators.combine(
                        Arbitraries.of("team", "TEAM", "staff").map(GroupName::new),
                        Arbitraries.of("Team", "Staff"),
                        Arbitraries.of("one", "two"))
                .as(GroupProfile::new);
    }

    @Provide
    Arbitrary<GroupProfile> groups() {
        return existing().injectNull(0.2);
    }
}
