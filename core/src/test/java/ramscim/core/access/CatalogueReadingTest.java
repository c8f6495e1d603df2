package ramscim.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.provisioning.MovableClock;

class CatalogueReadingTest {
    private static final PolicyName ADMINISTRATOR = PolicyName.system("AdministratorAccess");
    private static final PolicyName READ_ECS = PolicyName.system("AliyunECSReadOnlyAccess");
    private static final PolicyName TEAM_POLICY = PolicyName.custom("team-policy");
    private static final UserPrincipalName ALICE = new UserPrincipalName("alice", "example.onaliyun.com");
    private static final GroupName CREW = new GroupName("crew");
    private static final String HARMLESS =
            "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"oss:Get*\", \"Resource\": \"*\"}]}";
    private static final String ESCALATING =
            "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"ram:*\", \"Resource\": \"*\"}]}";

    private final MovableClock clock = new MovableClock();
    private final InMemoryRamDirectory ram = new InMemoryRamDirectory(clock);
    private final Kept kept = new Kept();

    /** What was read, in memory. */
    private static final class Kept implements PolicyCatalogue {
        private List<CataloguedPolicy> policies = List.of();
        private List<Holding> holdings = List.of();
        private @Nullable Instant readAt;

        @Override
        public List<CataloguedPolicy> policies() {
            return policies;
        }

        @Override
        public @Nullable Instant readAt() {
            return readAt;
        }

        @Override
        public void replace(Collection<CataloguedPolicy> all, Collection<Holding> held, Instant now) {
            policies = List.copyOf(all);
            holdings = List.copyOf(held);
            readAt = now;
        }
    }

    @BeforeEach
    void people() {
        ram.addByHand("alice", Map.of());
        ram.addGroupByHand(CREW);
        ram.writePolicy(TEAM_POLICY, HARMLESS);
    }

    private void readAllowing(String... entries) {
        new CatalogueReading(ram, new PolicyAllowList(List.of(entries)), kept, clock).read();
    }

    private List<String> offered(String... entries) {
        readAllowing(entries);
        PolicyAllowList allowed = new PolicyAllowList(List.of(entries));
        return kept.policies().stream()
                .filter(policy -> policy.isOffered(allowed))
                .map(policy -> policy.name().toString())
                .toList();
    }

    @Test
    void offered_systemPolicies_thoseOfTheAllowListAndNoAdministratorByAPattern() {
        assertThat(offered("System:*Access"))
                .contains("System:AliyunECSReadOnlyAccess")
                .doesNotContain("System:AdministratorAccess");
        assertThat(offered("System:AdministratorAccess")).containsExactly("System:AdministratorAccess");
        assertThat(offered()).isEmpty();
    }

    @Test
    void offered_customPolicyByAPattern_onlyIfItsDocumentMakesNobodyMore() {
        assertThat(offered("Custom:team-*")).containsExactly("Custom:team-policy");

        ram.writePolicy(TEAM_POLICY, ESCALATING);

        assertThat(offered("Custom:team-*")).isEmpty();
        assertThat(offered("Custom:team-policy")).containsExactly("Custom:team-policy");
    }

    @Test
    void read_again_readsOnlyDocumentsThatHaveChanged() {
        readAllowing("Custom:team-*");
        ram.forgetCalls();

        readAllowing("Custom:team-*");

        assertThat(ram.calls()).containsExactly("ListPolicies");
        ram.writePolicy(TEAM_POLICY, ESCALATING);
        readAllowing("Custom:team-*");
        assertThat(ram.calls()).containsExactly("ListPolicies", "ListPolicies", "GetPolicy");
        assertThat(kept.policies())
                .filteredOn(policy -> policy.name().equals(TEAM_POLICY))
                .singleElement()
                .matches(CataloguedPolicy::isOfAdministrators);
    }

    @Test
    void read_policiesThatAreAttached_whoHasThemAndThroughWhichGroup() {
        ram.call(new AttachPolicyToUser(ALICE, READ_ECS));
        ram.call(new AttachPolicyToGroup(CREW, ADMINISTRATOR));

        readAllowing();

        assertThat(kept.holdings)
                .containsExactlyInAnyOrder(
                        new Holding(READ_ECS, null, "alice"), new Holding(ADMINISTRATOR, "crew", null));
        ram.call(new AddUserToGroup(ALICE, CREW));
        readAllowing();
        assertThat(kept.holdings)
                .containsExactlyInAnyOrder(
                        new Holding(READ_ECS, null, "alice"), new Holding(ADMINISTRATOR, "crew", "alice"));
    }

    @Test
    void read_customPolicyThatSomebodyHas_isJudgedThoughNobodyAllowsIt() {
        ram.writePolicy(TEAM_POLICY, ESCALATING);
        ram.call(new AttachPolicyToUser(ALICE, TEAM_POLICY));

        readAllowing();

        assertThat(kept.policies())
                .filteredOn(CataloguedPolicy::isOfAdministrators)
                .extracting(CataloguedPolicy::name)
                .containsExactlyInAnyOrder(ADMINISTRATOR, TEAM_POLICY);
    }

    @Test
    void read_ramDoesNotTellAll_whatWasReadBeforeStays() {
        readAllowing("System:*");
        List<CataloguedPolicy> before = new ArrayList<>(kept.policies());
        ram.call(new AttachPolicyToUser(ALICE, READ_ECS));
        ram.failBefore("ListEntitiesForPolicy", 1, RamException.unanswered(Reason.FORBIDDEN, "NoPermission", "No."));

        assertThatThrownBy(() -> readAllowing("System:*")).isInstanceOf(RamException.class);

        assertThat(kept.policies()).isEqualTo(before);
        assertThat(kept.holdings).isEmpty();
    }

    @Test
    void read_policyThatGoesMeanwhile_costsNobodyElse() {
        ram.call(new AttachPolicyToUser(ALICE, READ_ECS));
        ram.failBefore(
                "ListEntitiesForPolicy",
                1,
                RamException.unanswered(Reason.NOT_FOUND, "EntityNotExist.Policy", "The policy does not exist."));

        readAllowing();

        assertThat(kept.policies()).isNotEmpty();
        assertThat(kept.holdings).isEmpty();
    }
}
