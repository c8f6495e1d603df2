package ramscim.core.converge;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserId;
import ramscim.core.plan.ObservedUser;

/** The RAM user whom a person had who comes back, out of RAM's recycle bin, with its old key. */
final class FormerUser {
    private static final Logger LOG = LoggerFactory.getLogger(FormerUser.class);

    private final RamDirectory directory;
    private final @Nullable UserId former;
    private final Predicate<RamUser> free;
    private final Predicate<RamUser> ceased;

    /**
     * @param former the user of that name that the bridge deleted, if it deleted one
     * @param free whether such a user is no other resource's, and no other bridge's; RAM tells whose it is only when it is back
     * @param ceased whether such a user that is not free is one of the bridge's own that shall not be: an attempt that restored it may have ended before it
     *     could put it back
     */
    FormerUser(RamDirectory directory, @Nullable UserId former, Predicate<RamUser> free, Predicate<RamUser> ceased) {
        this.directory = directory;
        this.former = former;
        this.free = free;
        this.ceased = ceased;
    }

    /**
     * The user as it was, or null if there never was one, RAM did not keep it, or it is another's by now; one who turns out to be another's is put back.
     * Costs nothing for somebody new.
     */
    @Nullable ObservedUser restored() {
        if (former == null) {
            return null;
        }
        try {
            boolean wasRecycled =
                    directory.call(new GetUserInRecycleBin(former)).isPresent();
            if (wasRecycled) {
                directory.call(new RestoreUserFromRecycleBin(former));
            }
            RamUser user = directory.call(new GetUser(former)).orElse(null);
            if (user == null || free.test(user)) {
                return user == null ? null : new ObservedUser(user, user.tags().keySet());
            }
            if (wasRecycled || ceased.test(user)) {
                directory.call(new DeleteUser(former));
            }
            return null;
        } catch (RamException e) {
            if (isPassing(e.reason())) {
                throw e;
            }
            LOG.warn("The RAM user {} is not restored, or not put back, and a new one is made: {}", former, e.brief());
            return null;
        }
    }

    /** Whether it may be otherwise in a moment, so that making a new user now would be too early. */
    private static boolean isPassing(Reason reason) {
        return switch (reason) {
            case THROTTLED, UNAVAILABLE, AMBIGUOUS, UNAUTHENTICATED -> true;
            case ALREADY_EXISTS, NOT_FOUND, CONFLICT, QUOTA_EXCEEDED, INVALID, REFUSED, FORBIDDEN -> false;
        };
    }
}
