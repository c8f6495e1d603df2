package ramscim.core.provisioning;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * An edit that was worked out before the resource's lane was locked: however much it costs, others who change the same resource do not wait for it. It is
 * worked out again, under the lock, only if the resource became another meanwhile.
 *
 * <p>For one thread.
 */
final class Rehearsal implements Edit {
    private final Edit edit;
    private @Nullable Result result;

    /** @param members that the edit asked for; null if it did not */
    private record Result(
            ScimAttributes newest,
            @Nullable Set<ResourceId> members,
            @Nullable Draft whole,
            @Nullable RuntimeException refused,
            @Nullable Draft possible) {
        boolean isOf(ScimAttributes attributes, Supplier<Set<ResourceId>> present) {
            return newest.equals(attributes) && (members == null || members.equals(present.get()));
        }
    }

    private static final class Asked implements Supplier<Set<ResourceId>> {
        private final Supplier<Set<ResourceId>> present;
        private @Nullable Set<ResourceId> members;

        Asked(Supplier<Set<ResourceId>> present) {
            this.present = present;
        }

        @Override
        public Set<ResourceId> get() {
            Set<ResourceId> known = members;
            if (known == null) {
                known = Set.copyOf(present.get());
                members = known;
            }
            return known;
        }
    }

    Rehearsal(Edit edit) {
        this.edit = edit;
    }

    /** Of the resource as it is now, before anybody is kept from changing it. */
    void rehearse(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        result = worked(newest, members);
    }

    private Result worked(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        Asked asked = new Asked(members);
        try {
            Draft whole = edit.apply(newest, asked);
            return new Result(newest, asked.members, whole, null, whole.withPassword(null));
        } catch (RuntimeException refused) {
            Draft possible = edit.asFarAsCanBe(newest, asked);
            return new Result(newest, asked.members, null, refused, possible);
        }
    }

    private Result of(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        Result known = result;
        if (known == null || !known.isOf(newest, members)) {
            known = worked(newest, members);
            result = known;
        }
        return known;
    }

    @Override
    public Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        Result worked = of(newest, members);
        if (worked.whole() != null) {
            return worked.whole();
        }
        throw worked.refused() != null ? worked.refused() : new IllegalStateException("an edit without a result");
    }

    @Override
    public @Nullable Draft asFarAsCanBe(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        return of(newest, members).possible();
    }
}
