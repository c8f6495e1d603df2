package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.core.access.CataloguedPolicy;
import ramscim.core.access.Holding;
import ramscim.core.directory.PolicyName;
import ramscim.store.HeldPolicies.Held;
import ramscim.store.HeldPolicies.Query;

/** What was read of the account's policies, on each database. */
abstract class StoredPoliciesContract {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Query ALL = new Query("", null);
    private static final CataloguedPolicy READ = policy("System:AliyunECSReadOnlyAccess", null);
    private static final CataloguedPolicy OWN = policy("Custom:team-policy", null);
    private static final CataloguedPolicy ADMINISTRATOR = policy("System:AdministratorAccess", "allows everything");

    private final StoreDatabase database;
    private final StoredPolicies policies;
    private final HeldPolicies held;

    StoredPoliciesContract(StoreDatabase database) {
        this.database = database;
        policies = new StoredPolicies(database.jdbc(), database.transactions());
        held = new HeldPolicies(database.jdbc());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static CataloguedPolicy policy(String name, @Nullable String escalation) {
        return new CataloguedPolicy(PolicyName.parse(name), "For " + name, "v1 null", true, escalation);
    }

    private List<String> list(Query query) {
        return held.list(query, 0, 10).stream()
                .map(StoredPoliciesContract::words)
                .toList();
    }

    private static String words(Held held) {
        return held.policy() + " " + held.user() + (held.group().isEmpty() ? "" : " by " + held.group());
    }

    @Test
    void readAt_neverRead_null() {
        assertThat(policies.readAt()).isNull();
        assertThat(policies.policies()).isEmpty();
    }

    @Test
    void policies_replaced_keepTheOrderInWhichTheyCame() {
        policies.replace(List.of(READ, OWN), List.of(), NOW);
        CataloguedPolicy changed = policy("System:AliyunECSReadOnlyAccess", "by its document");

        policies.replace(List.of(ADMINISTRATOR, OWN, changed), List.of(), NOW.plusSeconds(60));

        assertThat(policies.policies()).containsExactly(changed, OWN, ADMINISTRATOR);
        assertThat(policies.readAt()).isEqualTo(NOW.plusSeconds(60));
        policies.replace(List.of(ADMINISTRATOR), List.of(), NOW);
        assertThat(policies.policies()).containsExactly(ADMINISTRATOR);
    }

    @Test
    void held_everyWay_administratorsFirst() {
        policies.replace(
                List.of(READ, OWN, ADMINISTRATOR),
                List.of(
                        new Holding(READ.name(), null, "Bob"),
                        new Holding(ADMINISTRATOR.name(), "Owners", "carol"),
                        new Holding(READ.name(), null, "alice"),
                        new Holding(OWN.name(), "Crew", null)),
                NOW);

        assertThat(list(ALL))
                .containsExactly(
                        "System:AdministratorAccess carol by Owners",
                        "Custom:team-policy  by Crew",
                        "System:AliyunECSReadOnlyAccess alice",
                        "System:AliyunECSReadOnlyAccess bob");
        assertThat(held.count(ALL)).isEqualTo(4);
        assertThat(held.list(ALL, 3, 10)).hasSize(1);
    }

    @Test
    void held_searched_byPolicyUserOrGroupAndNoPatternOfTheClient() {
        policies.replace(
                List.of(READ, ADMINISTRATOR),
                List.of(new Holding(READ.name(), null, "bob"), new Holding(ADMINISTRATOR.name(), "Owners", "carol")),
                NOW);

        assertThat(list(new Query("owner", null))).containsExactly("System:AdministratorAccess carol by Owners");
        assertThat(list(new Query("BOB", null))).containsExactly("System:AliyunECSReadOnlyAccess bob");
        assertThat(list(new Query("readonly", null))).containsExactly("System:AliyunECSReadOnlyAccess bob");
        assertThat(list(new Query("", READ.name()))).containsExactly("System:AliyunECSReadOnlyAccess bob");
        assertThat(list(new Query("_", null))).isEmpty();
        assertThat(held.count(new Query("%", null))).isZero();
    }

    @Test
    void held_takenAway_isGoneWithTheNextReading() {
        policies.replace(List.of(READ), List.of(new Holding(READ.name(), null, "bob")), NOW);

        policies.replace(List.of(READ), List.of(new Holding(READ.name(), null, "carol")), NOW);

        assertThat(list(ALL)).containsExactly("System:AliyunECSReadOnlyAccess carol");
        policies.replace(List.of(), List.of(), NOW);
        assertThat(held.count(ALL)).isZero();
    }
}
