package ramscim.server.adoption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.account.AccountDomain;
import ramscim.core.converge.AdoptionEvidence;
import ramscim.core.converge.Keepers;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.Owner;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.intent.Origin;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.GroupMapping;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.mapping.UserMapping;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.failure.FailingChange;
import ramscim.server.failure.Failures;
import ramscim.server.failure.Retries;
import ramscim.server.words.Words;

/**
 * Whom the provider wants and RAM has already: the evidence, and the adoption of those whom an administrator chooses.
 */
final class Candidates {
    static final int PAGE = 20;

    private final Failures failures;
    private final Retries retries;
    private final AdoptionGrants grants;
    private final RamDirectory directory;
    private final UserMapping users;
    private final GroupMapping groups;
    private final AccountDomain domain;
    private final Owner owner;
    private final Keepers keepers;

    Candidates(
            Failures failures,
            Retries retries,
            AdoptionGrants grants,
            RamDirectory directory,
            UserMapping users,
            AccountDomain domain,
            Keepers keepers) {
        this.failures = failures;
        this.retries = retries;
        this.grants = grants;
        this.directory = directory;
        this.users = users;
        this.groups = new GroupMapping(users.owner());
        this.domain = domain;
        this.owner = users.owner();
        this.keepers = keepers;
    }

    /** What became of an adoption. */
    record Adopted(int begun, List<Words> problems) {}

    /** A line of a list that nothing was done about. */
    record Skipped(long line, String text, Words reason) {}

    /**
     * What became of a list.
     *
     * @param granted how many may be adopted now, at once or as soon as the provider wants them
     * @param begun how many of them the provider had asked for in vain and are being adopted
     */
    record Listed(int granted, int begun, List<Skipped> skipped) {}

    private List<FailingChange> refusedCreations() {
        return failures.all().stream().filter(FailingChange::isAdoptable).toList();
    }

    int count() {
        return refusedCreations().size();
    }

    /** Some of them with what RAM says of them now: one call each. */
    List<Candidate> page(int number) {
        return refusedCreations().stream()
                .skip((long) Math.max(0, number) * PAGE)
                .limit(PAGE)
                .map(this::candidate)
                .toList();
    }

    private Candidate candidate(FailingChange change) {
        Failures.Refused refused = failures.findRefused(change.key());
        ScimAttributes desired = refused == null ? null : refused.desired();
        ResourceId id = ResourceId.parse(change.resourceId());
        if (desired == null || id == null) {
            return unknown(change, null);
        }
        try {
            return change.type() == ResourceType.USER ? user(change, id, desired) : group(change, id, desired);
        } catch (RamException | InvalidAttributeException e) {
            return unknown(change, String.valueOf(e.getMessage()));
        }
    }

    private Candidate user(FailingChange change, ResourceId id, ScimAttributes attributes) {
        DesiredUser desired = users.desiredUser(id, attributes, domain.get());
        RamUser user = directory
                .call(new GetUser(desired.profile().userPrincipalName()))
                .orElse(null);
        return user == null
                ? unknown(change, null)
                : found(
                        change,
                        user.id().value(),
                        user.userPrincipalName(),
                        user.displayName(),
                        user.createDate(),
                        keepers.of(user),
                        AdoptionEvidence.of(user, desired.profile()));
    }

    private Candidate group(FailingChange change, ResourceId id, ScimAttributes attributes) {
        GroupProfile desired = groups.desiredGroup(id, attributes);
        RamGroup group = directory.call(new GetGroup(desired.name())).orElse(null);
        return group == null
                ? unknown(change, null)
                : found(
                        change,
                        group.id(),
                        group.name(),
                        group.displayName(),
                        group.createDate(),
                        keepers.of(group),
                        new AdoptionEvidence(
                                true, false, false, desired.displayName().equals(group.displayName())));
    }

    private static Candidate found(
            FailingChange change,
            String ramId,
            String name,
            @Nullable String displayName,
            @Nullable Instant created,
            Keeper keeper,
            AdoptionEvidence evidence) {
        return new Candidate(
                change.key(),
                change.type(),
                change.subject(),
                change.resourceId(),
                ramId,
                name,
                displayName,
                created,
                keeper,
                evidence,
                Candidate.whose(keeper),
                null);
    }

    private static Candidate unknown(FailingChange change, @Nullable String problem) {
        return new Candidate(
                change.key(),
                change.type(),
                change.subject(),
                change.resourceId(),
                null,
                null,
                null,
                null,
                null,
                null,
                problem == null ? Words.of("adoption.gone") : null,
                problem);
    }

    /** Allows what has the name to be adopted, and asks for the refused creation once more. */
    Adopted adopt(List<String> keys, Origin origin) {
        Map<String, FailingChange> open = new HashMap<>();
        refusedCreations().forEach(change -> open.put(change.key(), change));
        List<Words> problems = new ArrayList<>();
        int begun = 0;
        for (String key : keys) {
            FailingChange change = open.get(key);
            Candidate candidate = change == null ? null : candidate(change);
            if (candidate == null) {
                problems.add(Words.of("adoption.not-refused"));
            } else if (!candidate.isAdoptable()) {
                problems.add(Words.of("adoption.cannot", candidate.subject(), why(candidate)));
            } else {
                begun += begin(candidate, problems, origin);
            }
        }
        return new Adopted(begun, problems);
    }

    private static Words why(Candidate candidate) {
        Words whose = candidate.whose();
        return whose == null ? Words.quoted(String.valueOf(candidate.problem())) : whose;
    }

    private int begin(Candidate candidate, List<Words> problems, Origin origin) {
        if (candidate.ramId() != null && candidate.ramName() != null) {
            grants.grant(candidate.ramId(), candidate.type(), candidate.ramName(), origin);
        }
        Retries.Result result = retries.retry(candidate.key());
        if (result.told() != null) {
            problems.add(Words.of("adoption.refused-again", candidate.subject(), result.told()));
        }
        return result.begun();
    }

    /**
     * Allows many users to be adopted, and begins with those whom the provider has asked for in vain.
     *
     * @param csv a UserPrincipalName or a RAM user id in the first column
     * @throws RamException if RAM does not tell
     */
    Listed adoptListed(String csv, Origin origin) {
        Map<String, RamUser> byName = new HashMap<>();
        Map<String, RamUser> byId = new HashMap<>();
        for (RamUser user : directory.all(new ListUsers(Map.of()))) {
            byName.put(user.userPrincipalName().toLowerCase(Locale.ROOT), user);
            byId.put(user.id().value(), user);
        }
        Set<String> granted = new HashSet<>();
        List<Skipped> skipped = new ArrayList<>();
        for (AdoptionList.Line line : AdoptionList.read(csv)) {
            RamUser user = byName.getOrDefault(line.text().toLowerCase(Locale.ROOT), byId.get(line.text()));
            Keeper keeper = user == null ? null : Keeper.of(user, owner);
            if (user == null || keeper == null) {
                skipped.add(new Skipped(line.number(), line.text(), Words.of("adoption.no-such-user")));
            } else if (!keeper.isNobody()) {
                skipped.add(new Skipped(line.number(), line.text(), Candidate.whose(keeper)));
            } else {
                grants.grant(user.id().value(), ResourceType.USER, user.userPrincipalName(), origin);
                granted.add(user.userPrincipalName().toLowerCase(Locale.ROOT));
            }
        }
        return new Listed(granted.size(), retryWaiting(granted), skipped);
    }

    private int retryWaiting(Set<String> granted) {
        return retries.retryAll(refusedCreations().stream()
                        .filter(change -> granted.contains(logonName(change)))
                        .toList())
                .begun();
    }

    private String logonName(FailingChange change) {
        Failures.Refused refused = change.type() == ResourceType.USER ? failures.findRefused(change.key()) : null;
        ScimAttributes desired = refused == null ? null : refused.desired();
        try {
            return desired == null
                    ? ""
                    : users.userPrincipalName(desired, domain.get()).toString().toLowerCase(Locale.ROOT);
        } catch (InvalidAttributeException e) {
            return "";
        }
    }
}
