package ramscim.server.traffic;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.Transition;
import ramscim.store.Written;

/** What RAM has confirmed with a transition, and for whom. */
final class MilestonesOfTransition implements Transition.Cases<Set<Milestones.Reached>> {
    private static final String TOKEN = "token:";

    private final Written written;

    private MilestonesOfTransition(Written written) {
        this.written = written;
    }

    /** Nothing if no provider came to anything by it. */
    static Set<Milestones.Reached> in(Written written) {
        return written.transition().in(new MilestonesOfTransition(written));
    }

    private static Set<Milestones.Reached> found(Intent intent, Set<Milestone> milestones) {
        String actor = intent.origin().actor();
        return actor.startsWith(TOKEN)
                ? milestones.stream()
                        .map(milestone -> new Milestones.Reached(actor.substring(TOKEN.length()), milestone))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @Override
    public Set<Milestones.Reached> confirmed(Transition.Confirmed it) {
        StoredResource before = Objects.requireNonNull(written.before());
        return found(it.carriedOut(), reached(before, it.carriedOut()));
    }

    private static Set<Milestone> reached(StoredResource before, Intent intent) {
        if (before.type() == ResourceType.GROUP) {
            return intent.desired() == null ? Set.of() : Set.of(Milestone.GROUP);
        }
        if (intent.desired() == null) {
            return Set.of(Milestone.DEACTIVATION);
        }
        boolean had =
                before.confirmed() != null && before.confirmed().attributes().isActive();
        Set<Milestone> reached = EnumSet.of(Milestone.USER);
        if (had && !intent.desired().isActive()) {
            reached.add(Milestone.DEACTIVATION);
        }
        return reached;
    }

    @Override
    public Set<Milestones.Reached> departed(Transition.Departed it) {
        return found(it.carriedOut(), Set.of(Milestone.DEACTIVATION));
    }

    @Override
    public Set<Milestones.Reached> memberSettled(Transition.MemberSettled it) {
        return switch (it.membership()) {
            case JOINED -> found(it.intent(), Set.of(Milestone.MEMBERSHIP));
            case LEFT -> Set.of();
        };
    }

    @Override
    public Set<Milestones.Reached> committed(Transition.Committed it) {
        return Set.of();
    }

    @Override
    public Set<Milestones.Reached> seen(Transition.Seen it) {
        return Set.of();
    }

    @Override
    public Set<Milestones.Reached> memberDropped(Transition.MemberDropped it) {
        return Set.of();
    }

    @Override
    public Set<Milestones.Reached> told(Transition.Told it) {
        return Set.of();
    }

    @Override
    public Set<Milestones.Reached> refused(Transition.Refused it) {
        return Set.of();
    }

    @Override
    public Set<Milestones.Reached> postponed(Transition.Postponed it) {
        return Set.of();
    }

    @Override
    public Set<Milestones.Reached> approved(Transition.Approved it) {
        return Set.of();
    }

    @Override
    public Set<Milestones.Reached> rejected(Transition.Rejected it) {
        return Set.of();
    }

    @Override
    public Set<Milestones.Reached> reported(Transition.Reported it) {
        return Set.of();
    }

    @Override
    public Set<Milestones.Reached> countedAnew(Transition.CountedAnew it) {
        return Set.of();
    }

    @Override
    public Set<Milestones.Reached> nameFreed(Transition.NameFreed it) {
        return Set.of();
    }
}
