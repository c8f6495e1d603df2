package ramscim.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Transition;
import ramscim.core.store.Transition.Approved;
import ramscim.core.store.Transition.Committed;
import ramscim.core.store.Transition.Confirmed;
import ramscim.core.store.Transition.CountedAnew;
import ramscim.core.store.Transition.Departed;
import ramscim.core.store.Transition.MemberDropped;
import ramscim.core.store.Transition.MemberSettled;
import ramscim.core.store.Transition.NameFreed;
import ramscim.core.store.Transition.Postponed;
import ramscim.core.store.Transition.Refused;
import ramscim.core.store.Transition.Rejected;
import ramscim.core.store.Transition.Reported;
import ramscim.core.store.Transition.Seen;
import ramscim.core.store.Transition.Told;
import ramscim.store.replica.Replicas;

/**
 * What each transition does to the tables, in the caller's transaction; whether it came about is the answer.
 *
 * <p>What was done to a resource is not written if another replica may have taken the work over.
 */
final class TransitionWriter implements Transition.Cases<Boolean> {
    private final JdbcClient jdbc;
    private final Intents intents;
    private final RefusedChanges refusedChanges;
    private final Memberships memberships;
    private final Losses losses;
    private final Departures departures;
    private final GivenValues givenValues;
    private final Replicas replicas;

    TransitionWriter(JdbcClient jdbc, Replicas replicas) {
        this.jdbc = jdbc;
        this.intents = new Intents(jdbc, replicas);
        this.refusedChanges = new RefusedChanges(jdbc);
        this.memberships = new Memberships(jdbc);
        this.losses = new Losses(jdbc);
        this.departures = new Departures(jdbc);
        this.givenValues = new GivenValues(jdbc);
        this.replicas = replicas;
    }

    @Override
    public Boolean committed(Committed it) {
        ResourceId id = it.id();
        long sequence = it.intent().sequence();
        boolean isFirst = sequence == 1;
        if (isFirst ? !begin(id, it.type(), it.nameKey()) : !isFree(it.nameKey(), id) || !advance(id, sequence - 1)) {
            return false;
        }
        intents.write(id, it.intent(), it.nameKey());
        memberships.ask(id, it.intent());
        losses.write(id, it.intent(), it.losses());
        if (!isFirst) {
            settleClaims(id);
        }
        return true;
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

    private int update(String sql, ResourceId id) {
        return jdbc.sql(sql).param("id", id.toString()).update();
    }

    @Override
    public Boolean seen(Seen it) {
        replicas.verify(it.id());
        return jdbc.sql("update resource set observed = :observed where id = :id")
                        .param("id", it.id().toString())
                        .param("observed", ObservedForm.write(it.observed()))
                        .update()
                == 1;
    }

    @Override
    public Boolean confirmed(Confirmed it) {
        replicas.verify(it.id());
        String claimed = intents.carriedOut(it.id(), it.carriedOut());
        ScimAttributes attributes = it.carriedOut().desired();
        boolean known;
        if (attributes == null) {
            known = writeCeased(it.id(), it.now());
        } else {
            String name = claimed == null ? it.nameKey() : claimed;
            departures.forget(name);
            known = writeConfirmed(it, attributes, name);
            givenValues.write(it.id(), attributes, it.carriedOut().sequence() == 1);
        }
        boolean hadOtherNames = it.carriedOut().sequence() > 1;
        if (hadOtherNames || claimed == null) {
            settleClaims(it.id());
        }
        return known;
    }

    /** Whether there is such a resource. */
    private boolean writeConfirmed(Confirmed it, ScimAttributes attributes, @Nullable String nameKey) {
        return jdbc.sql("""
                        update resource
                        set name = coalesce(:name, name), confirmed_sequence = :sequence, attributes = :attributes, version = version + 1,
                            created = coalesce(created, :now), last_modified = :now,
                            position = coalesce(position, (select coalesce(max(position), 0) + 1 from resource)),
                            acknowledged = case when :acknowledge = 1 then 1 else acknowledged end,
                            observed = :observed, deletion = null, user_name = :userName, display_name = :displayName,
                            external_id = :externalId, active = :active
                        where id = :id
                        """)
                        .param("id", it.id().toString())
                        .param("sequence", it.carriedOut().sequence())
                        .param("name", nameKey)
                        .param("attributes", attributes.toJson())
                        .param("now", it.now().toEpochMilli())
                        .param("acknowledge", it.acknowledged() ? 1 : 0)
                        .param("observed", ObservedForm.write(it.observed()))
                        .param("userName", NameColumns.of(attributes.text("userName")))
                        .param("displayName", NameColumns.of(attributes.text("displayName")))
                        .param("externalId", attributes.text("externalId"))
                        .param(
                                "active",
                                attributes.get("active").isBoolean()
                                        ? (attributes.get("active").booleanValue() ? 1 : 0)
                                        : null)
                        .update()
                == 1;
    }

    /** The resource is gone, but for what a newer intent asks for; groups that it was in have one member less. */
    private boolean writeCeased(ResourceId id, Instant now) {
        departures.remember(id, now);
        leaveGroups(id, now);
        update("delete from membership where group_id = :id", id);
        int gone = update(
                "delete from resource where id = :id and not exists (select 1 from intent where resource_id = :id)",
                id);
        return departures.empty(id) || gone == 1;
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
    public Boolean departed(Departed it) {
        ResourceId id = it.id();
        replicas.verify(id);
        intents.carriedOut(id, it.carriedOut());
        leaveGroups(id, it.now());
        update("delete from membership_intent where user_id = :id", id);
        boolean known = departures.keep(id, it.observed(), it.deletion());
        settleClaims(id);
        return known;
    }

    @Override
    public Boolean nameFreed(NameFreed it) {
        replicas.verify(it.id());
        boolean renamed = departures.rename(it.id(), it.sequence(), it.nameKey(), it.observed());
        if (renamed) {
            settleClaims(it.id());
        }
        return renamed;
    }

    @Override
    public Boolean memberSettled(MemberSettled it) {
        replicas.verify(it.id());
        memberships.settle(it.id(), it.user(), it.membership(), it.intent().sequence());
        return true;
    }

    @Override
    public Boolean memberDropped(MemberDropped it) {
        replicas.verify(it.id());
        boolean dropped = memberships.drop(it.id(), it.user(), it.intent().sequence());
        if (dropped) {
            refusedChanges.dropped(it.id(), it.user(), it.membership(), it.failure());
        }
        return dropped;
    }

    @Override
    public Boolean told(Told it) {
        return update("update resource set acknowledged = 1 where id = :id", it.id()) == 1;
    }

    @Override
    public Boolean refused(Refused it) {
        ResourceId id = it.id();
        replicas.verify(id);
        if (!intents.drop(id, it.intent())) {
            return false;
        }
        memberships.dropAll(id);
        refusedChanges.refused(id, it.intent(), it.failure());
        backToConfirmed(id);
        if (it.remainder() != null) {
            intents.write(id, it.remainder(), name(id));
            memberships.ask(id, it.remainder());
        }
        return true;
    }

    @Override
    public Boolean postponed(Postponed it) {
        replicas.verify(it.id());
        return intents.postpone(it.id(), it.intent());
    }

    @Override
    public Boolean approved(Approved it) {
        boolean held = intents.approveHeld(it.held(), it.now());
        if (held) {
            losses.approved(it.id());
        }
        return held;
    }

    @Override
    public Boolean rejected(Rejected it) {
        boolean held = intents.dropHeld(it.held());
        if (held) {
            memberships.dropAll(it.id());
            losses.rejected(it.id());
            backToConfirmed(it.id());
        }
        return held;
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

    private @Nullable String name(ResourceId id) {
        return jdbc.sql("select name from resource where id = :id and name is not null")
                .param("id", id.toString())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Override
    public Boolean reported(Reported it) {
        refusedChanges.reported(it.id(), it.type(), it.failure(), it.nameKey(), it.asked());
        return true;
    }

    @Override
    public Boolean countedAnew(CountedAnew it) {
        losses.forgetAdmitted();
        return true;
    }
}
