package ramscim.scim.endpoint;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/**
 * Leaves the password out of what a token asks for that may not set any. Providers send one with every user that they
 * create, whether anybody wants it or not, so the rest is done, and the record says what was not. Who asks for nothing
 * but a password is refused: a 200 would say that it was set.
 */
final class PasswordRight {
    private final CurrentRequest request;
    private final boolean granted;
    private boolean leftOut;

    PasswordRight(CurrentRequest request) {
        this.request = request;
        this.granted = request.maySetPasswords();
    }

    /** Of a creation. */
    Draft of(Draft draft) {
        if (granted || draft.password() == null) {
            return draft;
        }
        leftOut = true;
        return draft.withPassword(null);
    }

    /** @param asksForMore whether it asks for something besides, even if that is so already: a replacement does */
    Edit of(Edit edit, boolean asksForMore) {
        return granted ? edit : new Restricted(edit, asksForMore);
    }

    /** When it is done. */
    void tell(ConfirmedResource resource) {
        if (leftOut) {
            request.leftOut(
                    resource,
                    "The password that came with the request was left out: the token may not set passwords. The rest was done.");
        }
    }

    private final class Restricted implements Edit {
        private final Edit edit;
        private final boolean asksForMore;

        Restricted(Edit edit, boolean asksForMore) {
            this.edit = edit;
            this.asksForMore = asksForMore;
        }

        @Override
        public Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
            Draft draft = edit.apply(newest, members);
            if (draft.password() == null) {
                return draft;
            }
            Draft without = draft.withPassword(null);
            boolean changesMore = !without.isAlready(newest);
            if (!changesMore && !asksForMore) {
                throw new ScimRequestException(ScimProblem.FORBIDDEN, "The bearer token may not set passwords.");
            }
            // A provider that sends everybody's password with every synchronisation would fill the record.
            leftOut = changesMore;
            return without;
        }

        @Override
        public @Nullable Draft asFarAsCanBe(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
            Draft draft = edit.asFarAsCanBe(newest, members);
            return draft == null ? null : draft.withPassword(null);
        }
    }
}
