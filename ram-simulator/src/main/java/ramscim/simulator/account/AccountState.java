package ramscim.simulator.account;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The account as the operations see it. Every access, reading or writing, goes through {@link #atomically}. */
public final class AccountState {

    private final ReentrantLock lock = new ReentrantLock();
    private final String firstDomain;
    private final Quotas quotas;
    private final Users users;
    private final Groups groups;
    private final Memberships memberships;
    private String defaultDomain;

    public AccountState(String defaultDomain, Quotas quotas, boolean strictDelete, Duration listLag, Clock clock) {
        this.firstDomain = defaultDomain;
        this.defaultDomain = defaultDomain;
        this.quotas = quotas;
        Ids ids = new Ids();
        WholeSeconds seconds = new WholeSeconds(clock);
        Ownership ofUsers = new Ownership(strictDelete);
        Ownership ofGroups = new Ownership(strictDelete);
        this.users = new Users(quotas.users(), ids, seconds, ofUsers, new Listing<>(listLag, clock));
        this.groups = new Groups(quotas.groups(), ids, seconds, ofGroups, new Listing<>(listLag, clock));
        this.memberships = new Memberships(quotas.groupsPerUser(), seconds, () -> new Listing<>(listLag, clock));
        ofUsers.add(memberships.asBelongingsOfUsers());
        ofGroups.add(memberships.asBelongingsOfGroups());
    }

    public <T> T atomically(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void atomically(Runnable work) {
        atomically(() -> {
            work.run();
            return true;
        });
    }

    public Quotas quotas() {
        return quotas;
    }

    public Users users() {
        return users;
    }

    public Groups groups() {
        return groups;
    }

    public Memberships memberships() {
        return memberships;
    }

    public String defaultDomain() {
        return defaultDomain;
    }

    /** Every user's UserPrincipalName changes with it. */
    public void changeDefaultDomain(String domain) {
        users.moveToDomain(domain);
        defaultDomain = domain;
    }

    public void clear() {
        atomically(() -> {
            users.clear();
            groups.clear();
            memberships.clear();
            defaultDomain = firstDomain;
        });
    }
}
