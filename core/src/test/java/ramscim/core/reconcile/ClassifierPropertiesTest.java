package ramscim.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.Mappings;
import ramscim.core.resource.ResourceId;

/** Whatever happened on either side. */
class ClassifierPropertiesTest {
    private static final Classifier CLASSIFIER = new Classifier(Mappings.china(), Users.DOMAIN);

    private enum Fate {
        UNTOUCHED,
        RENAMED,
        UNTAGGED,
        TAGGED_OTHERWISE,
        DELETED,
        FORGOTTEN,
        DOUBLED
    }

    private final List<StoredResource> resources = new ArrayList<>();
    private final List<RamUser> users = new ArrayList<>();

    @Property(tries = 150)
    void classify_anyState_everyUserIsToldOnceAndNobodyElse(@ForAll("fates") List<Fate> fates) {
        arrange(fates);

        List<Finding> findings = CLASSIFIER.classify(resources, users);

        assertThat(findings.stream()
                        .filter(finding -> finding.drift() != Drift.MISSING)
                        .map(Finding::ramId))
                .containsExactlyInAnyOrderElementsOf(
                        users.stream().map(user -> user.id().value()).toList());
        assertThat(findings.stream().map(Finding::resource).filter(Objects::nonNull))
                .containsExactlyInAnyOrderElementsOf(
                        resources.stream().map(StoredResource::id).toList());
    }

    @Property(tries = 150)
    void classify_anyState_eachFateHasItsClass(@ForAll("fates") List<Fate> fates) {
        arrange(fates);

        List<Drift> expected =
                fates.stream().flatMap(fate -> expected(fate).stream()).toList();

        assertThat(CLASSIFIER.classify(resources, users).stream()
                        .map(Finding::drift)
                        .collect(Collectors.toList()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Provide
    Arbitrary<List<Fate>> fates() {
        return Arbitraries.of(Fate.class).list().ofMaxSize(12);
    }

    private void arrange(List<Fate> fates) {
        resources.clear();
        users.clear();
        for (int n = 0; n < fates.size(); n++) {
            ResourceId id = new ResourceId(new UUID(1, n));
            RamUser user = Users.inRam(id, "user" + n, Integer.toString(n));
            if (fates.get(n) != Fate.FORGOTTEN) {
                resources.add(Users.stored(id, "user" + n, user));
            }
            users.addAll(afterwards(fates.get(n), user, n));
        }
    }

    private static List<RamUser> afterwards(Fate fate, RamUser user, int n) {
        return switch (fate) {
            case UNTOUCHED, FORGOTTEN -> List.of(user);
            case RENAMED -> List.of(Users.displayed(user, "Somebody"));
            case UNTAGGED -> List.of(Users.tagged(user, null));
            case TAGGED_OTHERWISE -> List.of(Users.tagged(user, new UUID(2, n).toString()));
            case DELETED -> List.of();
            case DOUBLED -> List.of(copy(user), user);
        };
    }

    private static RamUser copy(RamUser user) {
        return new RamUser(
                new UserId(user.id().value() + "-copy"),
                "copy-of-" + user.userPrincipalName(),
                user.displayName(),
                null,
                null,
                null,
                user.tags(),
                null,
                null,
                null,
                null);
    }

    private static List<Drift> expected(Fate fate) {
        return switch (fate) {
            case UNTOUCHED -> List.of(Drift.IN_SYNC);
            case RENAMED, UNTAGGED -> List.of(Drift.CHANGED_OUTSIDE);
            case TAGGED_OTHERWISE -> List.of(Drift.MISSING, Drift.ORPHANED);
            case DELETED -> List.of(Drift.MISSING);
            case FORGOTTEN -> List.of(Drift.ORPHANED);
            case DOUBLED -> List.of(Drift.IN_SYNC, Drift.ORPHANED);
        };
    }
}
