package ramscim.core.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The account that everything in the store is about. */
public interface KeptAccount {
    /** Null as long as none was kept. */
    @Nullable AccountIdentity find();

    /**
     * Keeps the first one, or what more is known of it.
     *
     * @param known what was found before; null if nothing was
     * @return the one that is kept now: another process may have been quicker
     */
    AccountIdentity keep(@Nullable AccountIdentity known, AccountIdentity account, Instant now);
}
