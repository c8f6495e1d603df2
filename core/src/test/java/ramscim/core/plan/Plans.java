package ramscim.core.plan;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.Secret;

/** Carries plans out as simply as can be: each call is made, and what it has made of the user or the group is what the next one finds. */
final class Plans {
    private static final Secret PASSWORD = new Secret("Correct-horse-9");

    private Plans() {}

    static @Nullable ObservedUser user(RamCall<?> call, RamDirectory directory, @Nullable ObservedUser before) {
        if (call instanceof CreateLoginProfile create) {
            return made(create.with(PASSWORD), directory, before);
        }
        return call instanceof UpdateLoginProfile update && update.update().password() != null
                ? made(update.with(PASSWORD), directory, before)
                : made(call, directory, before);
    }

    private static <R> @Nullable ObservedUser made(
            RamCall<R> call, RamDirectory directory, @Nullable ObservedUser before) {
        return Effect.onUser(before, call, directory.call(call));
    }

    static @Nullable ObservedUser user(
            Iterable<RamCall<?>> plan, RamDirectory directory, @Nullable ObservedUser before) {
        ObservedUser observed = before;
        for (RamCall<?> call : plan) {
            observed = user(call, directory, observed);
        }
        return observed;
    }

    static <R> @Nullable ObservedGroup group(RamCall<R> call, RamDirectory directory, @Nullable ObservedGroup before) {
        return Effect.onGroup(before, call, directory.call(call));
    }

    static @Nullable ObservedGroup group(
            Iterable<RamCall<?>> plan, RamDirectory directory, @Nullable ObservedGroup before) {
        ObservedGroup observed = before;
        for (RamCall<?> call : plan) {
            observed = group(call, directory, observed);
        }
        return observed;
    }
}
