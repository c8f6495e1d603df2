package ramscim.server.people;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ramscim.core.converge.LiveAccess;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamOperation;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.ResourceGroupCall.ListPolicyAttachments;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.ScopedPolicy;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.plan.Access;
import ramscim.server.ram.RamAccess;
import ramscim.server.ram.RamStanding;
import ramscim.server.words.Words;

/** What lets a person in, as RAM tells it now, and what of it a departure could not end. */
@Component
final class WaysIn {
    /** What a departure makes of ways in. */
    private static final Pattern ENDING = Pattern.compile("ram:(Delete|Detach|Remove|Unbind|Update).*");

    /** What it does not show lets nobody in. */
    private static final String LISTING = RamOperation.LIST_POLICY_ATTACHMENTS.action();

    private final RamAccess ram;

    WaysIn(RamAccess ram) {
        this.ram = ram;
    }

    /**
     * One way in.
     *
     * @param remark what else there is to know; null: nothing
     */
    record Way(
            Words kind,
            String name,
            boolean works,
            @Nullable Words remark) {}

    /**
     * All of a person's.
     *
     * @param scoped what they may do within resource groups, whether or not they get in
     * @param unknown why that is not known; null if it is
     * @param beyond what a departure cannot end, in a sentence each
     * @param problem why RAM could not be asked; null if it was
     */
    record Told(
            List<Way> ways,
            List<ScopedPolicy> scoped,
            @Nullable String unknown,
            List<Words> beyond,
            @Nullable String problem) {
        Told {
            ways = List.copyOf(ways);
            scoped = List.copyOf(scoped);
            beyond = List.copyOf(beyond);
        }
    }

    /** Asks RAM: four calls, and one of ResourceManager. */
    Told of(RamUser user) {
        try {
            UserPrincipalName name = UserPrincipalName.parse(user.userPrincipalName());
            Access access = LiveAccess.whole(ram.directory(), name);
            return withScoped(name, ways(access));
        } catch (RamException | RuleViolation e) {
            return new Told(List.of(), List.of(), null, beyond(ram.standing()), e.getMessage());
        }
    }

    /** That ResourceManager does not tell keeps nothing else from being told. */
    private Told withScoped(UserPrincipalName user, List<Way> ways) {
        try {
            List<ScopedPolicy> scoped = ram.directory().call(new ListPolicyAttachments(user));
            RamStanding standing = ram.standing();
            return new Told(ways, scoped, standing.notOffered().get(LISTING), beyond(standing), null);
        } catch (RamException e) {
            return new Told(ways, List.of(), e.getMessage(), beyond(ram.standing()), null);
        }
    }

    private static List<Way> ways(Access access) {
        List<Way> ways = new ArrayList<>();
        if (access.loginProfile() != null) {
            ways.add(way(access.loginProfile()));
        }
        access.accessKeys()
                .forEach(key -> ways.add(new Way(
                        Words.of("people.way.key"), key.id().value(), key.status() == AccessStatus.ACTIVE, null)));
        access.serviceCredentials()
                .forEach(one -> ways.add(new Way(
                        Words.of("people.way.service-credential"),
                        one.id(),
                        one.active(),
                        Words.quoted(one.serviceName()))));
        access.passkeys()
                .forEach(passkey -> ways.add(new Way(Words.of("people.way.passkey"), passkey.name(), true, null)));
        return ways;
    }

    private static Way way(LoginProfile profile) {
        return new Way(
                Words.of("people.way.login-profile"),
                "console",
                profile.status() == AccessStatus.ACTIVE,
                profile.initialPasswordExpired() ? Words.of("people.way.password-expired") : null);
    }

    private static List<Words> beyond(RamStanding standing) {
        List<Words> beyond = new ArrayList<>();
        standing.notOffered().entrySet().stream()
                .filter(missing -> !missing.getKey().equals(LISTING))
                .forEach(missing -> beyond.add(Words.of("people.not-offered", missing.getKey(), missing.getValue())));
        standing.missingPermissions().entrySet().stream()
                .filter(missing -> ENDING.matcher(missing.getKey()).matches())
                .forEach(missing -> beyond.add(Words.of("people.not-permitted", missing.getKey(), missing.getValue())));
        return beyond;
    }
}
