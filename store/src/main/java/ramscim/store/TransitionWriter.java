package ramscim.store;

import java.sql.Types;
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
    private final Replicas replicas;

    TransitionWriter(JdbcClient jdbc, Replicas replicas, Departures departures) {
        this.jdbc = jdbc;
        this.intents = new Intents(jdbc, replicas);
        this.refusedChanges = new RefusedChanges(jdbc);
        this.memberships = new Memberships(jdbc);
        this.losses = new Losses(jdbc);
        this.departures = departures;
        this.replicas = replicas;
    }

    @Override
    public Boolean committed(Committed it) {
        ResourceId id = it.id();
        long sequence = it.intent().sequence();
        Advance advance = sequence == 1 ? null : advance(id, sequence - 1, it.nameKey());
        if (sequence == 1 ? !begin(id, it.type(), it.nameKey()) : advance == null) {
            return false;
        }
        intents.write(id, it.intent(), it.nameKey());
        memberships.ask(id, it.intent());
        if (advance != null && advance.losses() > 0) {
            losses.forgetOpen(id);
        }
        losses.write(id, it.intent(), it.losses());
        if (advance != null && advance.changesClaims(it.nameKey())) {
            settleClaims(id);
        }
        return true;
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

    /**
     * A resource whose sequence has moved on.
     *
     * @param name what it goes by
     * @param pending how many intents the new one takes the place of
     * @param losses how many that older ones would have had are not admitted
     */
    private record Advance(@Nullable String name, int pending, int losses) {
        boolean changesClaims(@Nullable String wanted) {
            return pending > 0 || name == null || (wanted != null && !wanted.equals(name));
        }
    }

    /** Moves the resource's sequence on by one, if it stands where it is expected and nobody else claims the name. */
    private @Nullable Advance advance(ResourceId id, long expected, @Nullable String nameKey) {
        return jdbc.sql("update resource set sequence = sequence + 1 where id = :id and sequence = :expected"
                        + " and not exists (select 1 from name_claim where name = :name and resource_id <> :id)"
                        + " returning name, (select count(*) from intent where resource_id = :id) as pending,"
                        + " (select count(*) from loss where resource_id = :id and state <> 'ADMITTED') as losses")
                .param("id", id.toString())
                .param("expected", expected)
                .param("name", nameKey, Types.VARCHAR)
                .query((row, number) -> new Advance(row.getString("name"), row.getInt("pending"), row.getInt("losses")))
                .optional()
                .orElse(null);
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
        Intents.Ended ended = intents.carriedOut(it.id(), it.carriedOut());
        String claimed = ended == null ? null : ended.name();
        ScimAttributes attributes = it.carriedOut().desired();
        boolean known;
        if (attributes == null) {
            known = writeCeased(it.id(), it.now());
        } else {
            String name = claimed == null ? it.nameKey() : claimed;
            departures.forget(name);
            known = writeConfirmed(it, attributes, name);
        }
        boolean isItsFirstName = claimed != null && it.carriedOut().sequence() == 1;
        boolean keepsItsName = claimed != null && ended != null && claimed.equals(ended.former());
        if (!isItsFirstName && !keepsItsName) {
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
