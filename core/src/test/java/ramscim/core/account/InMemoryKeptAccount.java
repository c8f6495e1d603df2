package ramscim.core.account;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps it as a store does. */
final class InMemoryKeptAccount implements KeptAccount {
    private @Nullable AccountIdentity kept;

    @Override
    public @Nullable AccountIdentity find() {
        return kept;
    }

    @Override
    public AccountIdentity keep(@Nullable AccountIdentity known, AccountIdentity account, Instant now) {
        if (Objects.equals(known, kept)) {
            kept = account;
        }
        return Objects.requireNonNull(kept);
    }
}
