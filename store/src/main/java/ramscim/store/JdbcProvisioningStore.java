package ramscim.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.directory.UserId;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.Leases;
import ramscim.core.store.LossLedger;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;
import ramscim.store.replica.Replicas;

/** The provisioning store in a relational database. */
public final class JdbcProvisioningStore implements ProvisioningStore {
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final Replicas replicas;
    private final TransitionWriter writer;
    private final List<TransitionListener> listeners;
    private final StoredResources resources;
    private final Memberships memberships;
    private final Intents intents;
    private final Losses losses;
    private final Departures departures;

    private final RememberedResources remembered;

    public JdbcProvisioningStore(
            JdbcClient jdbc, WriteTransactions transactions, Replicas replicas, List<TransitionListener> listeners) {
        this(
                jdbc,
                transactions,
                replicas,
                listeners,
                new Departures(jdbc, new FormerNames(replicas.isSole())),
                new RememberedResources(replicas.isSole()));
    }

    private JdbcProvisioningStore(
            JdbcClient jdbc,
            WriteTransactions transactions,
            Replicas replicas,
            List<TransitionListener> listeners,
            Departures departures,
            RememberedResources remembered) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.replicas = replicas;
        this.departures = departures;
        this.remembered = remembered;
        this.writer = new TransitionWriter(jdbc, replicas, departures);
        this.listeners = List.copyOf(listeners);
        this.memberships = new Memberships(jdbc);
        this.resources = new StoredResources(jdbc, memberships);
        this.intents = new Intents(jdbc, replicas);
        this.losses = new Losses(jdbc);
    }

    /** The same store; nobody is told of what is written through this. */
    public JdbcProvisioningStore unheard() {
        return new JdbcProvisioningStore(jdbc, transactions, replicas, List.of(), departures, remembered);
    }

    @Override
    public boolean write(Transition transition) {
        return transactions.write(() -> writeWithin(transition));
    }

    @Override
    public <T extends Transition> List<T> writeAll(List<T> transitions) {
        return transactions.write(
                () -> transitions.stream().filter(this::writeWithin).toList());
    }

    private boolean writeWithin(Transition transition) {
        Written written = listeners.isEmpty() ? null : before(transition);
        ResourceId id = transition.id();
        StoredResource known = id == null ? null : remembered.ifKnown(id);
        boolean came = transition.in(writer);
        if (id != null) {
            remembered.wrote(id, came ? AfterTransition.of(transition, known) : null);
        }
        if (id == null || changesOthers(transition)) {
            remembered.wroteOthersToo();
        }
        if (came && written != null) {
            listeners.forEach(listener -> listener.written(written));
        }
        return came;
    }

    /** Groups that somebody leaves by ceasing are changed by it. */
    private static boolean changesOthers(Transition transition) {
        return transition instanceof Transition.Departed
                || (transition instanceof Transition.Confirmed it
                        && it.carriedOut().desired() == null);
    }

    /** How things are, as far as whoever is told of the transition may want to know. */
    private Written before(Transition transition) {
        ResourceId id = transition.id();
        boolean saysItAll = transition instanceof Transition.Seen
                || transition instanceof Transition.Reported
                || (transition instanceof Transition.Committed it && it.intent().sequence() == 1);
        StoredResource before = id == null || saysItAll ? null : find(id);
        StoredResource user = null;
        if (transition instanceof Transition.MemberSettled it) {
            user = find(it.user());
        } else if (transition instanceof Transition.MemberDropped it) {
            user = find(it.user());
        }
        List<StoredResource> parting = before != null && changesOthers(transition) ? parting(before) : List.of();
        return new Written(transition, before, user, parting);
    }

    private List<StoredResource> parting(StoredResource ceasing) {
        return switch (ceasing.type()) {
            case USER ->
                resources.all(groupsOf(ceasing.id()).stream()
                        .map(ConfirmedResource::id)
                        .toList());
            case GROUP -> resources.all(membersOf(ceasing.id()));
        };
    }

    @Override
    public Leases leases() {
        return replicas;
    }

    @Override
    public LossLedger losses() {
        return losses;
    }

    @Override
    public @Nullable StoredResource find(ResourceId id) {
        return remembered.find(id, () -> resources.find(id));
    }

    /** Null if the database has to be asked. */
    @Nullable ConfirmedResource ifKnown(ResourceId id) {
        StoredResource known = remembered.ifKnown(id);
        return known == null ? null : known.confirmed();
    }

    /** Of lists of what is in this store. */
    RememberedLists rememberedLists() {
        return new RememberedLists(remembered::generation);
    }

    @Override
    public @Nullable StoredResource findByName(String nameKey) {
        return resources.findByName(nameKey);
    }

    /** Everything of a type, in whatever state; without the memberships that intents ask for. */
    public List<StoredResource> all(ResourceType type) {
        return resources.all(type);
    }

    @Override
    public Set<ResourceId> membersOf(ResourceId group) {
        return memberships.newest(group);
    }

    @Override
    public Set<ResourceId> membersAmong(ResourceId group, Set<ResourceId> users) {
        return memberships.newestAmong(group, users);
    }

    @Override
    public Set<ResourceId> notUsers(Set<ResourceId> ids) {
        return memberships.notUsers(ids);
    }

    @Override
    public List<ConfirmedResource> groupsOf(ResourceId user) {
        return resources.groupsOf(user);
    }

    @Override
    public List<ResourceId> deletionsDue(Instant now, int limit) {
        return departures.due(now, limit);
    }

    @Override
    public @Nullable UserId formerUser(String nameKey, Instant now) {
        return departures.former(nameKey, now);
    }

    @Override
    public boolean holdsAny() {
        return intents.holdsAny();
    }

    @Override
    public List<ResourceId> due(Instant now, int limit) {
        return intents.due(now, limit);
    }
}
