package ramscim.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.CataloguedPolicy;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.access.PolicyCatalogue;
import ramscim.core.directory.PolicyName;
import ramscim.core.resource.Names;
import ramscim.scim.endpoint.Offer;
import ramscim.scim.endpoint.Offers;
import ramscim.scim.schema.OfferKind;

/**
 * The policies of the catalogue that may be given, and the roles of the configuration. Another replica may have read
 * RAM meanwhile, so what is in memory is believed for a few seconds.
 */
final class KnownOffers implements Offers {
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final PolicyCatalogue catalogue;
    private final PolicyAllowList allowed;
    private final Map<String, List<String>> rolePolicies;
    private final Clock clock;
    private volatile @Nullable Known known;

    /** @param rolePolicies by the role as somebody wrote it */
    KnownOffers(
            PolicyCatalogue catalogue, PolicyAllowList allowed, Map<String, List<String>> rolePolicies, Clock clock) {
        this.catalogue = catalogue;
        this.allowed = allowed;
        this.rolePolicies = Map.copyOf(rolePolicies);
        this.clock = clock;
    }

    /** @param byKey in order */
    private record Known(Map<OfferKind, Map<String, Offer>> byKey, Instant until) {}

    @Override
    public Set<OfferKind> kinds() {
        Set<OfferKind> kinds = EnumSet.noneOf(OfferKind.class);
        if (!allowed.entries().isEmpty()) {
            kinds.add(OfferKind.ENTITLEMENT);
        }
        if (!rolePolicies.isEmpty()) {
            kinds.add(OfferKind.ROLE);
        }
        return kinds;
    }

    @Override
    public List<Offer> all(OfferKind kind) {
        return List.copyOf(byKey(kind).values());
    }

    @Override
    public @Nullable Offer find(OfferKind kind, String value) {
        return byKey(kind).get(Names.key(value));
    }

    /** What is in memory is not believed any more. */
    void forget() {
        known = null;
    }

    private Map<String, Offer> byKey(OfferKind kind) {
        Known last = known;
        if (last == null || !clock.instant().isBefore(last.until())) {
            last = read();
            known = last;
        }
        return last.byKey().getOrDefault(kind, Map.of());
    }

    private Known read() {
        Map<OfferKind, Map<String, Offer>> byKey = new EnumMap<>(OfferKind.class);
        byKey.put(OfferKind.ENTITLEMENT, policies());
        byKey.put(OfferKind.ROLE, roles());
        return new Known(byKey, clock.instant().plus(BELIEVED));
    }

    private Map<String, Offer> policies() {
        Map<String, Offer> offers = new LinkedHashMap<>();
        long position = 0;
        for (CataloguedPolicy policy : catalogue.policies()) {
            position++;
            if (policy.isOffered(allowed)) {
                PolicyName name = policy.name();
                offers.put(
                        Names.key(name.toString()),
                        new Offer(
                                position,
                                name.toString(),
                                name.name(),
                                name.type().value(),
                                policy.description()));
            }
        }
        return offers;
    }

    private Map<String, Offer> roles() {
        Map<String, Offer> offers = new LinkedHashMap<>();
        rolePolicies.keySet().stream().sorted().forEach(role -> {
            String gives = rolePolicies.getOrDefault(role, List.of()).stream().collect(Collectors.joining(", "));
            offers.put(
                    Names.key(role),
                    new Offer(offers.size() + 1L, role, role, OfferKind.ROLE.label(), "Gives " + gives));
        });
        return offers;
    }
}
