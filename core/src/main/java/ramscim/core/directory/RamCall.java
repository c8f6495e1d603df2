package ramscim.core.directory;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call to Alibaba Cloud, as a value: which operation, and of whom or what. Each record is the contract of its operation.
 *
 * <p>IMS lets several operations leave out whom they are about, and then acts on the bridge's own user. Here every call names it, and no name can be
 * empty. Where a user is addressed by logon name, the name may have changed since it was asked for; then the call fails with {@code NOT_FOUND}, which
 * never means that the user has nothing of the kind.
 *
 * @param <R> what it is answered with
 */
public sealed interface RamCall<R>
        permits AccountCall,
                UserCall,
                GroupCall,
                LoginProfileCall,
                AccessKeyCall,
                MfaDeviceCall,
                ServiceCredentialCall,
                PasskeyCall,
                PolicyCall,
                ResourceGroupCall,
                RecycleBinCall,
                RamCall.Creation,
                RamCall.Listing {
    RamOperation operation();

    /** What travels with it, under Alibaba Cloud's names; the one place where these are written. */
    Parameters parameters();

    /**
     * Whether access ends by it. Such calls do not depend on each other: each is made whatever becomes of the others, and before everything else.
     */
    default boolean takesAway() {
        return false;
    }

    /** An answer, as what this call is answered with. Whoever answers answers for its type; the contract of all calls proves it. */
    @SuppressWarnings(
            "unchecked") // The only cast between the operations' answers and their calls: Java 17 has no switch over
    // types.
    default R answeredWith(Object answer) {
        return (R) answer;
    }

    /** A call by which something comes into being. RAM has no idempotency token, so what has the name tells whether a lost call made it. */
    sealed interface Creation<R> extends RamCall<R>
            permits UserCall.CreateUser, GroupCall.CreateGroup, LoginProfileCall.CreateLoginProfile {
        /** Asks what has the name now. */
        RamCall<Optional<R>> readBack();

        /**
         * Whether this creation made what is there.
         *
         * @param begun when it was first tried, if an answer to it was lost; null if none was
         */
        boolean made(R found, @Nullable Instant begun);

        /** The failure that says that it did not. */
        RamException taken(R found);
    }

    /** A call that is answered a page at a time. */
    sealed interface Listing<T> extends RamCall<Page<T>>
            permits UserCall.ListUsers,
                    GroupCall.ListGroups,
                    GroupCall.ListUsersForGroup,
                    RecycleBinCall.ListUsersInRecycleBin {
        /** Of the page before; null for the first. */
        @Nullable String marker();

        /** The same listing from there on. */
        Listing<T> from(@Nullable String marker);

        /** As many entries as RAM gives at once. */
        int largestPage();

        /** By what an entry is known that is on two pages, because others came or went meanwhile. */
        Object identity(T entry);
    }
}
