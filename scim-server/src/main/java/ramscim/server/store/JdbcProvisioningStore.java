package ramscim.server.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.directory.UserId;
import ramscim.core.plan.Observed;
import ramscim.core.provisioning.ConfirmedResource;
import ramscim.core.provisioning.Draft;
import ramscim.core.provisioning.Failure;
import ramscim.core.provisioning.HeldIntent;
import ramscim.core.provisioning.Intent;
import ramscim.core.provisioning.Leases;
import ramscim.core.provisioning.Loss;
import ramscim.core.provisioning.LossKind;
import ramscim.core.provisioning.Membership;
import ramscim.core.provisioning.Origin;
import ramscim.core.provisioning.ProvisioningStore;
import ramscim.core.provisioning.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.replica.Replicas;

/** The provisioning store in a relational database. */
public final class JdbcProvisioningStore implements ProvisioningStore {
    private static final String SELECT =
            "select " + StoredResourceMapper.COLUMNS + " from resource r left join intent i on i.resource_id = r.id ";
    private static final StoredResourceMapper MAPPER = new StoredResourceMapper();

    private final JdbcClient jdbc;
    private final Intents intents;
    private final RefusedChanges refusedChanges;
    private final Memberships memberships;
    private final Losses losses;
    private final Departures departures;
    private final WriteTransactions transactions;
    private final Replicas replicas;

    public JdbcProvisioningStore(JdbcClient jdbc, WriteTransactions transactions, Replicas replicas) {
        this.jdbc = jdbc;
        this.intents = new Intents(jdbc, replicas);
        this.refusedChanges = new RefusedChanges(jdbc);
        this.memberships = new Memberships(jdbc);
        this.losses = new Losses(jdbc);
        this.departures = new Departures(jdbc);
        this.transactions = transactions;
        this.replicas = replicas;
    }

    @Override
    public Leases leases() {
        return replicas;
    }

    /** A write of what was done to a resource; not if another replica may have taken the work over. */
    private <T extends @Nullable Object> T writeWhatWasDone(ResourceId id, Supplier<T> work) {
        return transactions.write(() -> {
            replicas.verify(id);
            return work.get();
        });
    }

    private void writeWhatWasDone(ResourceId id, Runnable work) {
        transactions.write(() -> {
            replicas.verify(id);
            work.run();
        });
    }

    @Override
    public @Nullable StoredResource find(ResourceId id) {
        return withMemberships(jdbc.sql(SELECT + "where r.id = :id").param("id", id.toString()));
    }

    @Override
    public @Nullable StoredResource findByName(String nameKey) {
        return withMemberships(jdbc.sql(SELECT + "where r.id = (select resource_id from name_claim where name = :name)")
                .param("name", nameKey));
    }

    /** Everything of a type, in whatever state; without the memberships that intents ask for. */
    public List<StoredResource> all(ResourceType type) {
        return jdbc.sql(SELECT + "where r.type = :type order by r.id")
                .param("type", type.name())
                .query(MAPPER)
                .list();
    }

    private @Nullable StoredResource withMemberships(JdbcClient.StatementSpec select) {
        StoredResource resource = select.query(MAPPER).optional().orElse(null);
        Intent intent = resource == null ? null : resource.intent();
        if (resource == null || intent == null || resource.type() != ResourceType.GROUP) {
            return resource;
        }
        Intent complete = intent.withMemberships(memberships.pending(resource.id()));
        return new StoredResource(
                resource.id(),
                resource.type(),
                resource.sequence(),
                resource.confirmed(),
                resource.observed(),
                complete);
    }

    @Override
    public boolean commit(ResourceId id, ResourceType type, Intent intent, @Nullable String nameKey, Set<Loss> taken) {
        return transactions.write(() -> {
            boolean isFirst = intent.sequence() == 1;
            if (isFirst ? !begin(id, type, nameKey) : !isFree(nameKey, id) || !advance(id, intent.sequence() - 1)) {
                return false;
            }
            intents.write(id, intent, nameKey);
            memberships.ask(id, intent);
            losses.write(id, intent, taken);
            if (!isFirst) {
                settleClaims(id);
            }
            return true;
        });
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
        return jdbc.sql("select " + StoredResourceMapper.CONFIRMED_COLUMNS
                        + " from resource r join membership m on m.group_id = r.id"
                        + " where m.user_id = :user and r.attributes is not null order by r.position")
                .param("user", user.toString())
                .query((row, number) -> Objects.requireNonNull(StoredResourceMapper.confirmed(row)))
                .list();
    }

    @Override
    public void settleMembership(ResourceId group, ResourceId user, Membership membership, Intent intent) {
        writeWhatWasDone(group, () -> memberships.settle(group, user, membership, intent.sequence()));
    }

    @Override
    public void dropMembership(
            ResourceId group, ResourceId user, Membership membership, Intent intent, Failure failure) {
        writeWhatWasDone(group, () -> {
            if (memberships.drop(group, user, intent.sequence())) {
                refusedChanges.dropped(group, user, membership, failure);
            }
        });
    }

    private boolean isFree(@Nullable String nameKey, ResourceId id) {
        return nameKey == null
                || jdbc.sql("select count(*) from name_claim where name = :name and resource_id <> :id")
                                .param("name", nameKey)
                                .param("id", id.toString())
                                .query(Long.class)
                                .single()
                        == 0;
    }

    /** A resource that is not there begins, unless another claims its name. */
    private boolean begin(ResourceId id, ResourceType type, @Nullable String nameKey) {
        int begun = jdbc.sql("insert into resource (id, type, sequence) values (:id, :type, 1) on conflict do nothing")
                .param("id", id.toString())
                .param("type", type.name())
                .update();
        if (begun == 0) {
            return false;
        }
        if (nameKey != null && !claim(nameKey, id)) {
            update("delete from resource where id = :id", id);
            return false;
        }
        return true;
    }

    private boolean claim(String nameKey, ResourceId id) {
        return jdbc.sql("insert into name_claim (name, resource_id) values (:name, :id) on conflict do nothing")
                        .param("name", nameKey)
                        .param("id", id.toString())
                        .update()
                == 1;
    }

    /** Moves the resource's sequence on by one, if it stands where it is expected. */
    private boolean advance(ResourceId id, long expected) {
        return jdbc.sql("update resource set sequence = sequence + 1 where id = :id and sequence = :expected")
                        .param("id", id.toString())
                        .param("expected", expected)
                        .update()
                == 1;
    }

    /** A resource claims the name that is confirmed and the one that its intent asks for, and no other. */
    private void settleClaims(ResourceId id) {
        String needed = """
                select name from resource where id = :id and name is not null
                union select name from intent where resource_id = :id and name is not null
                """;
        update("delete from name_claim where resource_id = :id and name not in (" + needed + ")", id);
        update(
                "insert into name_claim (name, resource_id) select name, :id from (" + needed
                        + ") as needed where true on conflict do nothing",
                id);
    }

    private void update(String sql, ResourceId id) {
        jdbc.sql(sql).param("id", id.toString()).update();
    }

    @Override
    public void observe(ResourceId id, @Nullable Observed observed) {
        writeWhatWasDone(id, () -> {
            jdbc.sql("update resource set observed = :observed where id = :id")
                    .param("id", id.toString())
                    .param("observed", JsonColumns.write(observed))
                    .update();
        });
    }

    @Override
    public @Nullable ConfirmedResource confirm(
            ResourceId id,
            Intent carriedOut,
            @Nullable String nameKey,
            @Nullable Observed observed,
            Instant now,
            boolean acknowledge) {
        return writeWhatWasDone(id, () -> {
            String claimed = intents.carriedOut(id, carriedOut);
            ScimAttributes attributes = carriedOut.desired();
            ConfirmedResource confirmed = null;
            if (attributes == null) {
                writeCeased(id, now);
            } else {
                String name = claimed == null ? nameKey : claimed;
                departures.forget(name);
                confirmed = writeConfirmed(id, attributes, carriedOut.sequence(), name, observed, now, acknowledge);
            }
            boolean hadOtherNames = carriedOut.sequence() > 1;
            if (hadOtherNames || claimed == null) {
                settleClaims(id);
            }
            return confirmed;
        });
    }

    /** Null if there is no such resource. */
    private @Nullable ConfirmedResource writeConfirmed(
            ResourceId id,
            ScimAttributes attributes,
            long sequence,
            @Nullable String nameKey,
            @Nullable Observed observed,
            Instant now,
            boolean acknowledge) {
        return jdbc.sql("""
                        update resource
                        set name = coalesce(:name, name), confirmed_sequence = :sequence, attributes = :attributes, version = version + 1,
                            created = coalesce(created, :now), last_modified = :now,
                            position = coalesce(position, (select coalesce(max(position), 0) + 1 from resource)),
                            acknowledged = case when :acknowledge = 1 then 1 else acknowledged end,
                            observed = :observed, deletion = null, user_name = :userName, display_name = :displayName,
                            external_id = :externalId, active = :active
                        where id = :id
                        returning\s""" + StoredResourceMapper.CONFIRMED)
                .param("id", id.toString())
                .param("sequence", sequence)
                .param("name", nameKey)
                .param("attributes", attributes.toJson())
                .param("now", now.toEpochMilli())
                .param("acknowledge", acknowledge ? 1 : 0)
                .param("observed", JsonColumns.write(observed))
                .param("userName", lowerCase(attributes.text("userName")))
                .param("displayName", lowerCase(attributes.text("displayName")))
                .param("externalId", attributes.text("externalId"))
                .param(
                        "active",
                        attributes.get("active").isBoolean()
                                ? (attributes.get("active").booleanValue() ? 1 : 0)
                                : null)
                .query((row, number) -> Objects.requireNonNull(StoredResourceMapper.confirmed(row)))
                .optional()
                .orElse(null);
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /** The resource is gone, but for what a newer intent asks for; groups that it was in have one member less. */
    private void writeCeased(ResourceId id, Instant now) {
        StoredResource ceasing = find(id);
        departures.remember(name(id), ceasing == null ? null : ceasing.observed(), now);
        leaveGroups(id, now);
        update("delete from membership where group_id = :id", id);
        update("delete from resource where id = :id and not exists (select 1 from intent where resource_id = :id)", id);
        departures.empty(id);
    }

    private @Nullable String name(ResourceId id) {
        return jdbc.sql("select name from resource where id = :id and name is not null")
                .param("id", id.toString())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private void leaveGroups(ResourceId id, Instant now) {
        jdbc.sql("update resource set version = version + 1, last_modified = :now"
                        + " where id in (select group_id from membership where user_id = :id)")
                .param("id", id.toString())
                .param("now", now.toEpochMilli())
                .update();
        update("delete from membership where user_id = :id", id);
    }

    @Override
    public void depart(ResourceId id, Intent carriedOut, Observed observed, Instant now, @Nullable Instant deletion) {
        writeWhatWasDone(id, () -> {
            intents.carriedOut(id, carriedOut);
            leaveGroups(id, now);
            update("delete from membership_intent where user_id = :id", id);
            departures.keep(id, observed, deletion);
            settleClaims(id);
        });
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
    public void acknowledge(ResourceId id, Origin origin) {
        transactions.write(() -> update("update resource set acknowledged = 1 where id = :id", id));
    }

    @Override
    public void refuse(ResourceId id, Intent refused, Failure failure, @Nullable Intent remainder) {
        writeWhatWasDone(id, () -> {
            if (intents.drop(id, refused)) {
                memberships.dropAll(id);
                refusedChanges.refused(id, refused, failure);
                backToConfirmed(id);
                if (remainder != null) {
                    intents.write(id, remainder, name(id));
                    memberships.ask(id, remainder);
                }
            }
        });
    }

    @Override
    public List<ResourceId> approve(Collection<HeldIntent> held, Instant now, Origin origin) {
        return transactions.write(() -> {
            List<ResourceId> approved = new ArrayList<>();
            for (HeldIntent one : held) {
                if (intents.approveHeld(one, now)) {
                    losses.approved(one.id());
                    approved.add(one.id());
                }
            }
            return approved;
        });
    }

    @Override
    public List<ResourceId> reject(Collection<HeldIntent> held, Origin origin) {
        return transactions.write(() -> {
            List<ResourceId> rejected = new ArrayList<>();
            for (HeldIntent one : held) {
                ResourceId id = one.id();
                if (intents.dropHeld(one)) {
                    memberships.dropAll(id);
                    losses.rejected(id);
                    backToConfirmed(id);
                    rejected.add(id);
                }
            }
            return rejected;
        });
    }

    private void backToConfirmed(ResourceId id) {
        update("delete from resource where id = :id and attributes is null and observed is null", id);
        nameWhatRamKept(id);
        update("update resource set sequence = sequence + 1 where id = :id", id);
        settleClaims(id);
    }

    /** A user whom RAM has, and of whom nothing was confirmed, goes by the name that was asked for. */
    private void nameWhatRamKept(ResourceId id) {
        update(
                "update resource set name = (select max(name) from name_claim where resource_id = :id)"
                        + " where id = :id and name is null",
                id);
    }

    @Override
    public void postpone(ResourceId id, Intent postponed) {
        writeWhatWasDone(id, () -> intents.postpone(id, postponed));
    }

    @Override
    public boolean holdsAny() {
        return intents.holdsAny();
    }

    @Override
    public List<ResourceId> due(Instant now, int limit) {
        return intents.due(now, limit);
    }

    @Override
    public void report(
            ResourceId id,
            ResourceType type,
            Origin origin,
            Failure failure,
            @Nullable String nameKey,
            @Nullable Draft asked) {
        transactions.write(() -> refusedChanges.reported(id, type, failure, nameKey, asked));
    }

    @Override
    public List<Failure> failures(int limit) {
        return refusedChanges.newest(limit);
    }

    @Override
    public long losersWith(LossKind kind, Instant since, Set<ResourceId> more) {
        return losses.losersWith(kind, since, more);
    }

    @Override
    public long population(LossKind kind, Instant since) {
        return losses.population(kind, since);
    }

    @Override
    public Set<ResourceId> rejectedLosers(ResourceId resource) {
        return losses.rejectedLosers(resource);
    }

    @Override
    public void forgetAdmitted() {
        transactions.write(losses::forgetAdmitted);
    }
}
