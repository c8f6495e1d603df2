package ramscim.server.people;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ramscim.core.account.AccountDomain;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ScimAttributes;

/** Looks at RAM on behalf of a page, now, or as the bridge saw it last where RAM cannot be asked. */
@Component
final class RamView {
    private final RamDirectory directory;
    private final AccountDomain domain;
    private final UserMapping mapping;

    RamView(RamDirectory directory, AccountDomain domain, UserMapping mapping) {
        this.directory = directory;
        this.domain = domain;
        this.mapping = mapping;
    }

    /**
     * A person on both sides.
     *
     * @param live whether RAM was asked just now
     * @param gone whether RAM said that there is no such user
     * @param recycled whether RAM can bring it back from its recycle bin
     * @param problem why RAM could not be asked, or why nothing can be compared
     */
    record Person(
            @Nullable Comparison comparison,
            @Nullable RamUser user,
            boolean live,
            boolean gone,
            boolean recycled,
            @Nullable String problem) {}

    /** A group on both sides. */
    record Group(
            @Nullable RamGroup group,
            boolean live,
            boolean gone,
            @Nullable String problem) {}

    Person lastSeen(StoredResource resource) {
        RamUser seen = resource.observed() instanceof ObservedUser observed ? observed.user() : null;
        return compared(resource, seen, false, false, null);
    }

    Person now(StoredResource resource) {
        RamUser seen = resource.observed() instanceof ObservedUser observed ? observed.user() : null;
        try {
            RamUser user =
                    seen == null ? null : directory.call(new GetUser(seen.id())).orElse(null);
            boolean recycled = seen != null
                    && user == null
                    && directory.call(new GetUserInRecycleBin(seen.id())).isPresent();
            return compared(resource, user, true, recycled, null);
        } catch (RamException e) {
            return compared(resource, seen, false, false, e.getMessage());
        }
    }

    private Person compared(
            StoredResource resource, @Nullable RamUser user, boolean live, boolean recycled, @Nullable String problem) {
        ScimAttributes scim = attributes(resource);
        boolean gone = live && user == null && resource.observed() != null;
        try {
            Comparison comparison = scim == null
                    ? null
                    : Comparison.of(scim, mapping.desiredUser(resource.id(), scim, domainOf(user)), user);
            return new Person(comparison, user, live, gone, recycled, problem);
        } catch (InvalidAttributeException e) {
            return new Person(null, user, live, gone, recycled, e.getMessage());
        }
    }

    /** The account's domain; while RAM does not tell it, that of the user. */
    private String domainOf(@Nullable RamUser user) {
        try {
            return domain.get();
        } catch (RamException e) {
            return user == null
                    ? "unknown.onaliyun.com"
                    : UserPrincipalName.parse(user.userPrincipalName()).domain();
        }
    }

    Group lastSeenGroup(StoredResource resource) {
        return new Group(resource.observed() instanceof ObservedGroup seen ? seen.group() : null, false, false, null);
    }

    Group groupNow(StoredResource resource) {
        RamGroup seen = resource.observed() instanceof ObservedGroup observed ? observed.group() : null;
        if (seen == null) {
            return new Group(null, true, false, null);
        }
        try {
            RamGroup group =
                    directory.call(new GetGroup(new GroupName(seen.name()))).orElse(null);
            return new Group(group, true, group == null, null);
        } catch (RamException e) {
            return new Group(seen, false, false, e.getMessage());
        }
    }

    /** What RAM should be like: what is confirmed, or what is asked for where nothing is confirmed yet. */
    static @Nullable ScimAttributes attributes(StoredResource resource) {
        if (resource.confirmed() != null) {
            return resource.confirmed().attributes();
        }
        return resource.intent() == null ? null : resource.intent().desired();
    }
}
