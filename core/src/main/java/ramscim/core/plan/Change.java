package ramscim.core.plan;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamDirectory;

/**
 * One call that brings RAM nearer to what is desired. Repeating a change that took effect leaves RAM as it is, but for a creation, which
 * then fails with {@code ALREADY_EXISTS}.
 *
 * @param <O> what is changed
 */
public interface Change<O extends Observed> {
    /** The RAM operation, for example {@code CreateUser}. */
    String operation();

    /**
     * Makes the call.
     *
     * @param before what was last seen
     * @return what is there now; null if it is gone
     */
    @Nullable O apply(RamDirectory directory, @Nullable O before);
}
