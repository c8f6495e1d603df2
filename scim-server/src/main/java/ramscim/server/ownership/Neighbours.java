package ramscim.server.ownership;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.store.KnownResources;

/**
 * Looks whether other bridges keep users of the same account, at the start and every hour.
 *
 * <p>Two bridges that were pointed at one account by mistake would otherwise refuse each other's users one by one, and
 * nobody would see why.
 */
public final class Neighbours {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private static final long HOUR = 3_600_000;

    /** What an early version of the bridge, which did not say its name, is called. */
    private static final String NAMELESS = "without a name";

    private final Owner owner;
    private final Set<String> expected;
    private final RamDirectory directory;
    private final KnownResources resources;
    private final Executor workers;
    private volatile Sight sight = Sight.NOTHING;

    Neighbours(Owner owner, Set<String> expected, RamDirectory directory, KnownResources resources, Executor workers) {
        this.owner = owner;
        this.expected = expected;
        this.directory = directory;
        this.resources = resources;
        this.workers = workers;
    }

    /** What was seen last. */
    public Sight sight() {
        return sight;
    }

    @Scheduled(fixedDelay = HOUR)
    public void lookLater() {
        workers.execute(this::look);
    }

    private void look() {
        try {
            Sight seen = seen();
            if (!seen.equals(sight)) {
                tell(seen);
            }
            sight = seen;
        } catch (RamException e) {
            LOG.info("Whether other bridges keep users of the account could not be asked: {}", e.getMessage());
        }
    }

    private Sight seen() {
        Set<String> known = resources.ids();
        Map<String, Integer> others = new HashMap<>();
        int lost = 0;
        for (RamUser user : directory.all(new ListUsers(Map.of(OwnershipTags.PROVISION_TYPE, OwnershipTags.SCIM)))) {
            if (owner.isOtherBridges(user.tags()) || !known.contains(id(user))) {
                String name = user.tags().getOrDefault(OwnershipTags.OWNER, NAMELESS);
                if (name.equals(owner.name())) {
                    lost++;
                } else if (!expected.contains(name)) {
                    others.merge(name, 1, Integer::sum);
                }
            }
        }
        return new Sight(others, lost);
    }

    private static String id(RamUser user) {
        return user.tags().getOrDefault(OwnershipTags.ID, "");
    }

    private void tell(Sight seen) {
        if (!seen.others().isEmpty()) {
            LOG.warn(
                    "{} RAM users of this account are kept by another bridge ({}). This one, '{}', leaves them alone and answers 409 where their names"
                            + " are wanted. If that bridge's store was lost and this one takes its place, start with --rebuild on an empty store",
                    seen.users(),
                    seen.names(),
                    owner);
        }
        if (seen.lost() > 0) {
            LOG.warn(
                    "{} RAM users say that they are kept by this bridge, '{}', and its store does not know them. If the store was lost, start with --rebuild"
                            + " on an empty one; else they are taken over when the identity provider sends them again",
                    seen.lost(),
                    owner);
        }
    }
}
