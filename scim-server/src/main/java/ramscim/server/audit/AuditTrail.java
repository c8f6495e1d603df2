package ramscim.server.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Origin;
import ramscim.core.mapping.LeftOut;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityLog;
import ramscim.server.door.SecurityTrail;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;
import ramscim.store.TransitionListener;
import ramscim.store.WriteTransactions;
import ramscim.store.Written;

/**
 * Where events are written, and never changed.
 *
 * <p>An event is written in the transaction of what it tells of, so that neither is ever without the other, and at no
 * further sync of the disk. The chain has one end; a transaction lengthens it once, when all else is done, by the
 * events of everything that was done in it.
 */
public final class AuditTrail implements TransitionListener, SecurityTrail {
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final SecurityLog log;
    private final Function<ScimAttributes, List<LeftOut>> leftOut;
    private final Clock clock;

    /** Where this process left the chain; read and written by whoever writes. */
    private volatile ChainedEvent.End end = new ChainedEvent.End(-1, "");

    /**
     * @param log is told of what no door tells it of
     * @param leftOut what of a person RAM cannot have
     */
    AuditTrail(
            JdbcClient jdbc,
            WriteTransactions transactions,
            SecurityLog log,
            Function<ScimAttributes, List<LeftOut>> leftOut,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.log = log;
        this.leftOut = leftOut;
        this.clock = clock;
    }

    /**
     * An administrator did something that no other event tells of.
     *
     * @param detail what was done, in plain words and without secrets
     */
    public void administered(Origin origin, @Nullable Subject about, String detail) {
        append(new Entry(AuditKind.ADMINISTERED, about, origin, List.of(), detail, null));
    }

    /**
     * A part of what was asked for was not done, though the rest was.
     *
     * @param words what, in plain words and without secrets
     */
    public void leftOut(Origin origin, ConfirmedResource resource, String words) {
        Subject about = Subject.of(resource.id(), resource.type(), resource.attributes());
        append(new Entry(AuditKind.REFUSED, about, origin, List.of(), words, null));
    }

    /**
     * What was left out of a resource the last time that something was which is told so.
     *
     * @param beginning of the words
     * @return null if nothing was yet
     */
    public @Nullable String lastToldOf(ResourceId resource, String beginning) {
        return jdbc.sql("select detail from audit_event where resource_id = :id and kind = :kind"
                        + " and substr(detail, 1, :length) = :beginning order by sequence desc limit 1")
                .param("id", resource.toString())
                .param("kind", AuditKind.REFUSED.name())
                .param("length", beginning.length())
                .param("beginning", beginning)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Override
    public void record(SecurityEvent event) {
        Origin origin = new Origin(event.caller().actor(), event.source().requestId());
        append(new Entry(
                AuditKind.of(event.kind()), null, origin, List.of(), event.detail(), SecurityFacts.toChange(event)));
    }

    @Override
    public void written(Written written) {
        ChangeRecord.of(written, leftOut).forEach(this::append);
    }

    void append(Entry entry) {
        AuditEvent event = new AuditEvent(
                clock.instant(),
                entry.kind().name(),
                entry.about(),
                entry.origin(),
                entry.ramCalls(),
                entry.detail(),
                entry.change());
        transactions.write(() -> ofTransaction().add(event));
    }

    private PendingEvents ofTransaction() {
        PendingEvents pending = (PendingEvents) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new PendingEvents(this);
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        return pending;
    }

    /** Lengthens the chain, from where this process left it unless another, or a rollback, has moved its end. */
    void write(List<AuditEvent> events) {
        List<ChainedEvent> chained = chained(end, events);
        if (!moveEnd(end, chained)) {
            end = end();
            chained = chained(end, events);
            if (!moveEnd(end, chained)) {
                throw new IllegalStateException("the end of the audit chain moves while no other may write");
            }
        }
        chained.forEach(this::insert);
        end = endOf(chained);
    }

    private static List<ChainedEvent> chained(ChainedEvent.End end, List<AuditEvent> events) {
        List<ChainedEvent> chained = new ArrayList<>();
        ChainedEvent.End last = end;
        for (AuditEvent event : events) {
            ChainedEvent next = ChainedEvent.link(last.sequence() + 1, event, last.hash());
            chained.add(next);
            last = new ChainedEvent.End(next.sequence(), next.hash());
        }
        return chained;
    }

    private static ChainedEvent.End endOf(List<ChainedEvent> chained) {
        ChainedEvent last = chained.get(chained.size() - 1);
        return new ChainedEvent.End(last.sequence(), last.hash());
    }

    private ChainedEvent.End end() {
        return jdbc.sql("select sequence, hash from audit_head")
                .query((row, number) -> new ChainedEvent.End(row.getLong("sequence"), row.getString("hash")))
                .single();
    }

    /** Whether it was where it is expected. */
    private boolean moveEnd(ChainedEvent.End from, List<ChainedEvent> chained) {
        ChainedEvent.End to = endOf(chained);
        return jdbc.sql(
                                "update audit_head set sequence = :to, hash = :toHash where sequence = :from and hash = :fromHash")
                        .param("to", to.sequence())
                        .param("toHash", to.hash())
                        .param("from", from.sequence())
                        .param("fromHash", from.hash())
                        .update()
                == 1;
    }

    /** A password is set long after the request that brought it, by a thread that knows only who sent it. */
    void committed(List<AuditEvent> events) {
        for (AuditEvent event : events) {
            if (event.is(AuditKind.PASSWORD_SET)) {
                Origin origin = event.origin();
                Caller caller = Objects.requireNonNullElse(Caller.ofActor(origin.actor()), Caller.ANONYMOUS);
                log.tell(new SecurityEvent(
                        SecurityEventKind.PASSWORD_SET, caller, RequestSource.of(origin), event.detail()));
            }
        }
    }

    private void insert(ChainedEvent chained) {
        AuditEvent event = chained.event();
        Subject about = event.about();
        String name = about == null ? null : about.name();
        jdbc.sql("""
                        insert into audit_event (sequence, occurred, kind, resource_id, resource_type, subject, subject_key,
                                                 actor, request_id, ram_calls, detail, change, previous_hash, hash)
                        values (:sequence, :occurred, :kind, :resourceId, :resourceType, :subject, :subjectKey,
                                :actor, :requestId, :ramCalls, :detail, :change, :previousHash, :hash)
                        """)
                .param("sequence", chained.sequence())
                .param("occurred", event.at().toEpochMilli())
                .param("kind", event.kind())
                .param("resourceId", about == null ? null : about.id().toString())
                .param("resourceType", about == null ? null : about.type().name())
                .param("subject", name)
                .param("subjectKey", name == null ? null : name.toLowerCase(Locale.ROOT))
                .param("actor", event.origin().actor())
                .param("requestId", event.origin().requestId())
                .param("ramCalls", event.ramCalls())
                .param("detail", event.detail())
                .param("change", event.change())
                .param("previousHash", chained.previousHash())
                .param("hash", chained.hash())
                .update();
    }
}
