package ramscim.core.provisioning;

import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.work.Lane;

/**
 * What a request comes to: an outcome to wait for, or nothing to do because the resource is as asked; neither after a collision.
 *
 * @param refused why the whole of it was refused, if what is waited for is only what of it takes access away
 */
record Decision(
        Lane.@Nullable Caller caller,
        @Nullable ConfirmedResource done,
        @Nullable RuntimeException refused) {
    static final Decision COLLISION = new Decision(null, null, null);

    static Decision await(Lane.Caller caller) {
        return new Decision(caller, null, null);
    }

    static Decision done(ConfirmedResource resource) {
        return new Decision(null, resource, null);
    }

    Decision although(RuntimeException refusal) {
        return isCollision() ? this : new Decision(caller, done, refusal);
    }

    boolean isCollision() {
        return caller == null && done == null;
    }
}
