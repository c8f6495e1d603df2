package ramscim.server.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RuleViolation;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.access.CatalogueRefresh;
import ramscim.server.access.PolicyWays;
import ramscim.server.access.PolicyWays.Way;
import ramscim.server.admin.BadAdminRequestException;
import ramscim.store.HeldPolicies;
import ramscim.store.HeldPolicies.Held;
import ramscim.store.HeldPolicies.Known;
import ramscim.store.HeldPolicies.Query;

/** Who has which policy: RAM's truth as it was read last, beside what the bridge knows of it. Costs RAM no call. */
@Component
public final class AccessReview {
    static final int PAGE = 50;

    private final HeldPolicies policies;
    private final PolicyWays ways;
    private final CatalogueRefresh refresh;

    AccessReview(HeldPolicies policies, PolicyWays ways, CatalogueRefresh refresh) {
        this.policies = policies;
        this.ways = ways;
        this.refresh = refresh;
    }

    /**
     * A part of the list, administrators first.
     *
     * @param readAt when RAM was read; null: never
     * @param number of the page, from 1
     */
    record Page(@Nullable Instant readAt, int total, int number, int pages, List<HeldPolicy> entries) {
        public boolean isFirst() {
            return number <= 1;
        }

        public boolean isLast() {
            return number >= pages;
        }
    }

    /** @throws BadAdminRequestException if there is no policy of such a name */
    static Query query(@Nullable String text, @Nullable String policy) {
        try {
            return new Query(
                    text == null ? "" : text.strip(),
                    policy == null || policy.isBlank() ? null : PolicyName.parse(policy.strip()));
        } catch (RuleViolation e) {
            throw new BadAdminRequestException("A policy " + e.rule() + ".");
        }
    }

    Page page(Query query, int number) {
        int total = policies.count(query);
        int pages = Math.max(1, (total + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, number), pages);
        return new Page(readAt(), total, shown, pages, entries(query, (shown - 1) * PAGE, PAGE));
    }

    /** When RAM was read; null: never. */
    public @Nullable Instant readAt() {
        return refresh.readAt();
    }

    List<HeldPolicy> entries(Query query, int skip, int limit) {
        return policies.list(query, skip, limit).stream().map(this::told).toList();
    }

    /** All that somebody has, by whatever way. */
    public List<HeldPolicy> ofPerson(String id) {
        return policies.ofPerson(id).stream().map(this::told).toList();
    }

    private HeldPolicy told(Held held) {
        Known person = held.person();
        Known team = held.team();
        ScimAttributes attributes = person == null ? null : person.attributes();
        Way way = held.group().isEmpty()
                ? ways.ofUser(held.policy(), attributes, person == null ? null : person.observed())
                : ways.ofGroup(held.policy(), held.group(), team == null ? null : team.observed());
        return new HeldPolicy(
                held.policy().toString(),
                held.escalation(),
                held.user(),
                person == null ? null : person.id(),
                attributes == null ? null : name(attributes),
                attributes == null ? null : attributes.isActive(),
                way.kind(),
                way.through(),
                team == null ? null : team.id(),
                way.byBridge());
    }

    private static @Nullable String name(ScimAttributes attributes) {
        String display = attributes.text("displayName");
        return display == null ? attributes.text("userName") : display;
    }
}
