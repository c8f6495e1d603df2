package ramscim.server.livecheck;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccountCall.GetCallerIdentity;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.CallerIdentity;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.server.ram.RamAccess;

/**
 * Does on an account everything that the bridge ever does to one, and much that it refuses, and removes it again,
 * whatever happens.
 */
final class LiveCheck {
    private final RamAccess ram;
    private final Prefix prefix;
    private final boolean toleratesUsers;
    private final @Nullable String service;
    private final Journal journal = new Journal();
    private final Probe probe;
    private final Removal removal;
    private volatile boolean begun;
    private volatile @Nullable String problem;

    /**
     * @param toleratesUsers whether the account may have users already
     * @param service which service credentials are made for; null: none are
     * @param patience how long what was done may not be seen
     */
    LiveCheck(RamAccess ram, Prefix prefix, boolean toleratesUsers, @Nullable String service, Duration patience) {
        this.ram = ram;
        this.prefix = prefix;
        this.toleratesUsers = toleratesUsers;
        this.service = service;
        Made made = new Made();
        probe = new Probe(ram.directory(), journal, made, patience);
        removal = new Removal(ram.directory(), made, prefix, patience);
        ram.listen(journal::answered);
    }

    LiveReport run() {
        try {
            if (isAllowed()) {
                goThrough();
            }
        } catch (CancellationException e) {
            problem = "The check was interrupted.";
        } catch (RamException e) {
            problem = "%s failed with %s, so the check ended there.".formatted(e.operation(), e.code());
        }
        return new LiveReport(prefix.text(), problem, journal, NotMade.with(service), remove());
    }

    /** Nothing is made any more, and what was made is removed. */
    List<String> interrupt() {
        probe.stop();
        return remove();
    }

    private List<String> remove() {
        return begun ? removal.make() : List.of();
    }

    private boolean isAllowed() {
        CallerIdentity caller = probe.make(new GetCallerIdentity());
        List<RamUser> others = ram.directory().all(new ListUsers(Map.of())).stream()
                .filter(user -> !caller.is(user.id()) && !prefix.begins(user.userPrincipalName()))
                .toList();
        if (!toleratesUsers && !others.isEmpty()) {
            problem =
                    "The account has %d users. Take one that is for tests, or add --non-empty: users and groups that do not begin with the prefix are not touched."
                            .formatted(others.size());
            return false;
        }
        return true;
    }

    private void goThrough() {
        begun = true;
        List<String> old = removal.makeFirst();
        if (!old.isEmpty()) {
            problem = "What an earlier check has left cannot be removed.";
            return;
        }
        String domain = probe.make(new GetDefaultDomain());
        Course course = new Course(probe, prefix, domain);
        course.run();
        new Refusals(probe, course, prefix, domain).run();
        new Conflicts(probe, course, prefix, domain).run();
        new ServiceKeys(probe, course, prefix, domain, service).run();
    }
}
