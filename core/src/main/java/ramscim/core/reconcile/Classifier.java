package ramscim.core.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserPlanner;

/** Says what is true of each user, from what the store and RAM hold of it and from nothing else. What differs is what the planner would change. */
final class Classifier {
    /** Fewer may have neither for other reasons. */
    private static final int MANY = 3;

    private final UserMapping mapping;
    private final String domain;
    private boolean showsContacts = true;

    /** @param domain of the account's logon names */
    Classifier(UserMapping mapping, String domain) {
        this.mapping = mapping;
        this.domain = domain;
    }

    /** Whether RAM shows e-mails and phones at all: an international account takes neither, and then nobody changed anybody's. */
    boolean showsContacts() {
        return showsContacts;
    }

    List<Finding> classify(List<StoredResource> resources, List<RamUser> users) {
        Matches matches = Matches.of(resources, users, mapping.owner());
        showsContacts = users.size() < MANY
                || users.stream().anyMatch(user -> user.email() != null || user.mobilePhone() != null);
        List<Finding> findings = new ArrayList<>();
        matches.pairs().forEach(pair -> findings.add(both(pair.resource(), pair.user())));
        matches.resources().forEach(resource -> {
            Finding finding = storeOnly(resource, Drift.MISSING);
            if (finding != null) {
                findings.add(finding);
            }
        });
        matches.users().forEach(user -> findings.add(Finding.ofRamOnly(user)));
        return findings;
    }

    Finding both(StoredResource resource, RamUser user) {
        ConfirmedResource confirmed = resource.confirmed();
        if (resource.intent() != null) {
            return Finding.ofBoth(Drift.NOT_JUDGED, resource, user, List.of());
        }
        if (confirmed == null) {
            // Who departed is kept as it is until its name comes back or its time is up.
            return Finding.ofBoth(Drift.IN_SYNC, resource, user, List.of());
        }
        if (!confirmed.acknowledged()) {
            // What a rebuilt store knows of it is only what RAM could tell, until the provider says the rest.
            return Finding.ofBoth(Drift.NOT_JUDGED, resource, user, List.of());
        }
        try {
            DesiredUser desired = mapping.desiredUser(resource.id(), confirmed.attributes(), domain);
            List<Difference> differences = differences(seen(resource, user), desired);
            if (user.frozen()) {
                differences.add(0, new Difference("Status", "active", "freeze"));
                return Finding.ofBoth(Drift.FROZEN, resource, user, differences);
            }
            Drift drift = differences.isEmpty() ? Drift.IN_SYNC : Drift.CHANGED_OUTSIDE;
            return Finding.ofBoth(drift, resource, user, differences);
        } catch (InvalidAttributeException mappingChanged) {
            return Finding.ofBoth(Drift.NOT_JUDGED, resource, user, List.of());
        }
    }

    /** Null if there need not be anybody in RAM. */
    static @Nullable Finding storeOnly(StoredResource resource, Drift drift) {
        if (resource.intent() != null) {
            return Finding.ofStoreOnly(Drift.NOT_JUDGED, resource);
        }
        return resource.confirmed() == null ? null : Finding.ofStoreOnly(drift, resource);
    }

    private static ObservedUser seen(StoredResource resource, RamUser user) {
        return resource.observed() instanceof ObservedUser before
                ? before.seenAs(user)
                : new ObservedUser(user, ownKeys(user));
    }

    private static Set<String> ownKeys(RamUser user) {
        return user.tags().keySet().stream()
                .filter(key -> key.startsWith(OwnershipTags.PREFIX))
                .collect(Collectors.toSet());
    }

    /** Access that is to be turned off comes with the tag that says so. */
    private List<Difference> differences(ObservedUser seen, DesiredUser desired) {
        RamUser user = seen.user();
        List<Difference> differences = new ArrayList<>();
        for (RamCall<?> change : UserPlanner.plan(seen, desired, List.of())) {
            if (change instanceof UpdateUser update) {
                attributes(update.request(), user, differences);
            } else if (change instanceof TagResources tag) {
                tag.tags().keySet().stream()
                        .sorted()
                        .forEach(key -> differences.add(tag(key, tag.tags().get(key), user)));
            } else if (change instanceof UntagResources untag) {
                untag.keys().stream().sorted().forEach(key -> differences.add(tag(key, null, user)));
            }
        }
        return differences;
    }

    private static Difference tag(String key, @Nullable String shall, RamUser user) {
        return new Difference("Tag " + key, shall, user.tags().get(key));
    }

    private void attributes(UpdateUserRequest request, RamUser user, List<Difference> differences) {
        String name = request.newUserPrincipalName() == null
                ? null
                : request.newUserPrincipalName().toString();
        add("UserPrincipalName", name, user.userPrincipalName(), differences);
        add("DisplayName", request.newDisplayName(), user.displayName(), differences);
        if (showsContacts) {
            add("Email", request.newEmail(), user.email(), differences);
            add("MobilePhone", request.newMobilePhone(), user.mobilePhone(), differences);
        }
        add("Comments", request.newComments(), user.comments(), differences);
    }

    private static void add(String field, @Nullable String shall, @Nullable String is, List<Difference> differences) {
        if (shall != null) {
            differences.add(new Difference(field, shall.isEmpty() ? null : shall, is));
        }
    }
}
