package ramscim.core.plan;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;
import ramscim.core.mapping.DesiredUser;

/** Any desired users, from few enough values that two of them often have something in common. */
final class DesiredUsers {
    private static final String DOMAIN = "example.onaliyun.com";

    private DesiredUsers() {}

    static DesiredUser named(String name) {
        UserProfile profile = new UserProfile(new UserPrincipalName(name, DOMAIN), name, null, null, null);
        return new DesiredUser(profile, new Tags(Map.of(OwnershipTags.ID, "one")));
    }

    static Arbitrary<DesiredUser> any() {
        return Combinators.combine(profiles(), tags(Tags.MAX_COUNT / 2)).as((profile, tags) -> {
            Map<String, String> all = new TreeMap<>(tags);
            all.put(OwnershipTags.ID, "one");
            return new DesiredUser(profile, new Tags(all));
        });
    }

    private static Arbitrary<UserProfile> profiles() {
        return Combinators.combine(
                        Arbitraries.of("alice", "ALICE", "alice.smith", "a"),
                        Arbitraries.of("Alice", "alice", "Alice Smith"),
                        Arbitraries.of("alice@contoso.com", "a@fabrikam.com").injectNull(0.3),
                        Arbitraries.of("86-13800000000", "1-4255550100").injectNull(0.3),
                        Arbitraries.of("A comment", "Another").injectNull(0.3))
                .as((name, displayName, email, mobilePhone, comments) -> new UserProfile(
                        new UserPrincipalName(name, DOMAIN), displayName, email, mobilePhone, comments));
    }

    /** Tags that a client or an administrator sets; both draw from the same keys. */
    static Arbitrary<Map<String, String>> tags(int most) {
        Arbitrary<String> keys = Arbitraries.integers().between(0, 14).map(n -> "key" + n);
        return Arbitraries.maps(keys, Arbitraries.of("", "red", "blue")).ofMaxSize(most);
    }
}
