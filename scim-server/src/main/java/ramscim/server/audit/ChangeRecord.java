package ramscim.server.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AnsweredCall;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.LeftOut;
import ramscim.core.plan.ObservedUser;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Transition;
import ramscim.store.Written;

/** What the record of changes tells of a transition. */
final class ChangeRecord implements Transition.Cases<List<Entry>> {
    private static final String GROUPS = "groups";
    private static final Set<String> SET_PASSWORDS = Set.of("CreateLoginProfile", "UpdateLoginProfile");

    private final Written written;
    private final Function<ScimAttributes, List<LeftOut>> leftOut;

    private ChangeRecord(Written written, Function<ScimAttributes, List<LeftOut>> leftOut) {
        this.written = written;
        this.leftOut = leftOut;
    }

    /**
     * In order; none if nobody has to know.
     *
     * @param leftOut what of a person RAM cannot have
     */
    static List<Entry> of(Written written, Function<ScimAttributes, List<LeftOut>> leftOut) {
        return written.transition().in(new ChangeRecord(written, leftOut));
    }

    @Override
    public List<Entry> committed(Transition.Committed it) {
        Intent intent = it.intent();
        ScimAttributes before = newest(written.before());
        ScimAttributes after = intent.desired();
        AttributeChanges changes = AttributeChanges.between(before, after).withMembers(intent);
        Subject about = Subject.of(it.id(), it.type(), after == null ? before : after);
        String detail = Wording.accepted(it.type(), before, after) + Wording.password(intent);
        String left = it.type() == ResourceType.USER && after != null ? leftOut(after) : "";
        String held = intent.isHeld() ? " " + intent.lastError() : "";
        AuditKind kind = intent.isHeld() ? AuditKind.HELD : AuditKind.ACCEPTED;
        return List.of(new Entry(kind, about, intent.origin(), List.of(), detail + left + held, changes.toJson()));
    }

    private String leftOut(ScimAttributes user) {
        return leftOut.apply(user).stream().map(left -> " " + left.sentence()).collect(Collectors.joining());
    }

    /** What the change builds upon: what was asked for last, or is confirmed. */
    private static @Nullable ScimAttributes newest(@Nullable StoredResource stored) {
        Intent pending = stored == null ? null : stored.intent();
        return pending == null || pending.desired() == null ? confirmed(stored) : pending.desired();
    }

    private static @Nullable ScimAttributes confirmed(@Nullable StoredResource stored) {
        ConfirmedResource confirmed = stored == null ? null : stored.confirmed();
        return confirmed == null ? null : confirmed.attributes();
    }

    /** The next change tells of it. */
    @Override
    public List<Entry> seen(Transition.Seen it) {
        return List.of();
    }

    @Override
    public List<Entry> confirmed(Transition.Confirmed it) {
        StoredResource stored = Objects.requireNonNull(written.before());
        Intent intent = it.carriedOut();
        ScimAttributes before = confirmed(stored);
        String detail = Wording.confirmed(stored.type(), before, intent);
        if (intent.desired() == null) {
            return ceased(stored, intent, it.calls(), detail);
        }
        Subject about = Subject.of(stored.id(), stored.type(), intent.desired());
        String changes = AttributeChanges.between(before, intent.desired()).toJson();
        List<Entry> entries = new ArrayList<>(passwordSet(about, intent, it.calls()));
        entries.add(new Entry(AuditKind.CONFIRMED, about, intent.origin(), it.calls(), detail, changes));
        return entries;
    }

    /**
     * Somebody has the password that came along, even if what else was asked for is not so yet. One that comes for a
     * user who is inactive is for later, whatever is done to the login profile now.
     */
    private static List<Entry> passwordSet(Subject about, Intent intent, List<AnsweredCall> calls) {
        ScimAttributes desired = intent.desired();
        boolean set = intent.password()
                && desired != null
                && desired.isActive()
                && calls.stream().anyMatch(call -> SET_PASSWORDS.contains(call.operation()));
        if (!set) {
            return List.of();
        }
        String detail = "The user has the password that the provider sent.";
        String from = SecurityFacts.toChange(intent.origin());
        return List.of(new Entry(AuditKind.PASSWORD_SET, about, intent.origin(), calls, detail, from));
    }

    @Override
    public List<Entry> departed(Transition.Departed it) {
        StoredResource stored = Objects.requireNonNull(written.before());
        return ceased(stored, it.carriedOut(), it.calls(), Wording.departed(it.deletion()));
    }

    @Override
    public List<Entry> nameFreed(Transition.NameFreed it) {
        String name = it.observed() instanceof ObservedUser user ? user.user().userPrincipalName() : it.nameKey();
        String detail = "The RAM user that was kept of somebody who left is called '" + name
                + "' from now on, so that the name is free for somebody else.";
        return List.of(new Entry(
                AuditKind.CONFIRMED,
                new Subject(it.id(), ResourceType.USER, null),
                it.origin(),
                it.calls(),
                detail,
                null));
    }

    /**
     * With a user all its memberships end, with a group those of all its members, and each of them may want to know
     * why.
     */
    private List<Entry> ceased(StoredResource stored, Intent intent, List<AnsweredCall> calls, String detail) {
        ScimAttributes before = confirmed(stored);
        Subject about = Subject.of(stored.id(), stored.type(), before);
        List<Entry> entries = new ArrayList<>();
        String parting =
                switch (stored.type()) {
                    case USER -> GROUPS;
                    case GROUP -> {
                        written.parting().forEach(user -> entries.add(left(Subject.of(user), about, intent, calls)));
                        yield AttributeChanges.MEMBERS;
                    }
                };
        List<ResourceId> others =
                written.parting().stream().map(StoredResource::id).toList();
        AttributeChanges changes = AttributeChanges.between(before, null).withRemoved(parting, others);
        entries.add(new Entry(AuditKind.CONFIRMED, about, intent.origin(), calls, detail, changes.toJson()));
        return entries;
    }

    private static Entry left(Subject user, Subject group, Intent intent, List<AnsweredCall> calls) {
        String detail = "The user left the group '" + group.name() + "', which is deleted.";
        return membership(AuditKind.CONFIRMED, user, group, Membership.LEFT, intent, calls, detail);
    }

    @Override
    public List<Entry> memberSettled(Transition.MemberSettled it) {
        Subject group = subject(it.id(), ResourceType.GROUP, written.before());
        String detail = Wording.membership(it.membership(), String.valueOf(group.name()));
        Subject user = subject(it.user(), ResourceType.USER, written.user());
        return List.of(membership(AuditKind.CONFIRMED, user, group, it.membership(), it.intent(), it.calls(), detail));
    }

    @Override
    public List<Entry> memberDropped(Transition.MemberDropped it) {
        Subject group = subject(it.id(), ResourceType.GROUP, written.before());
        String detail =
                "Group '" + group.name() + "': " + it.failure().refusal().words();
        Subject user = subject(it.user(), ResourceType.USER, written.user());
        return List.of(membership(AuditKind.REFUSED, user, group, it.membership(), it.intent(), it.calls(), detail));
    }

    private static Subject subject(ResourceId id, ResourceType type, @Nullable StoredResource stored) {
        return stored == null ? new Subject(id, type, null) : Subject.of(stored);
    }

    private static Entry membership(
            AuditKind kind,
            Subject user,
            Subject group,
            Membership membership,
            Intent intent,
            List<AnsweredCall> calls,
            String detail) {
        AttributeChanges changes = new AttributeChanges();
        switch (membership) {
            case JOINED -> changes.withAdded(GROUPS, List.of(group.id()));
            case LEFT -> changes.withRemoved(GROUPS, List.of(group.id()));
        }
        return new Entry(kind, user, intent.origin(), calls, detail, changes.toJson());
    }

    @Override
    public List<Entry> told(Transition.Told it) {
        StoredResource stored = Objects.requireNonNull(written.before());
        String detail = "The provider was told that what it had asked for exists.";
        return List.of(new Entry(AuditKind.ACKNOWLEDGED, Subject.of(stored), it.origin(), List.of(), detail, null));
    }

    @Override
    public List<Entry> refused(Transition.Refused it) {
        Subject about = Subject.of(Objects.requireNonNull(written.before()));
        String words = it.failure().refusal().words();
        List<Entry> entries = new ArrayList<>(passwordSet(about, it.intent(), it.calls()));
        entries.add(new Entry(AuditKind.REFUSED, about, it.intent().origin(), it.calls(), words, null));
        return entries;
    }

    /** Tells of the first time only: while RAM is down for an hour, a change is tried a hundred times. */
    @Override
    public List<Entry> postponed(Transition.Postponed it) {
        Subject about = Subject.of(Objects.requireNonNull(written.before()));
        List<Entry> entries = new ArrayList<>(passwordSet(about, it.intent(), it.calls()));
        if (it.intent().attempts() == 1) {
            String detail = "It will be tried again. " + it.intent().lastError();
            entries.add(new Entry(AuditKind.POSTPONED, about, it.intent().origin(), it.calls(), detail, null));
        }
        return entries;
    }

    @Override
    public List<Entry> approved(Transition.Approved it) {
        return List.of(decided(AuditKind.APPROVED, it.origin()));
    }

    @Override
    public List<Entry> rejected(Transition.Rejected it) {
        return List.of(decided(AuditKind.REJECTED, it.origin()));
    }

    /** The event names both who decided and the request that asked. */
    private Entry decided(AuditKind kind, Origin origin) {
        StoredResource before = Objects.requireNonNull(written.before());
        Intent held = Objects.requireNonNull(before.intent());
        ChangeDescription change = ChangeDescription.of(before, held);
        String detail = change.detail() + " It was asked for by "
                + held.origin().actor() + " with request " + held.origin().requestId() + ".";
        return new Entry(kind, change.subject(), origin, List.of(), detail, change.change());
    }

    @Override
    public List<Entry> reported(Transition.Reported it) {
        Refusal refusal = it.failure().refusal();
        AuditKind kind = refusal.reason() == Reason.PROTECTED ? AuditKind.PROTECTED : AuditKind.REFUSED;
        Subject about = new Subject(it.id(), it.type(), it.failure().subject());
        return List.of(new Entry(kind, about, it.origin(), it.calls(), refusal.words(), null));
    }

    /** The approval that it follows is told of. */
    @Override
    public List<Entry> countedAnew(Transition.CountedAnew it) {
        return List.of();
    }
}
