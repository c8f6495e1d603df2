package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;

/** A directory under test and short words for working with it. */
abstract class RamDirectoryFixture {
    /** The implementation over an account without users and groups; the same one throughout a test. */
    protected abstract RamDirectory directory();

    /** Makes a user behind the directory's back, as an administrator would in RAM's console. */
    protected abstract RamUser madeByHand(String localPart, Map<String, String> tags);

    /** Makes a group that has nothing but its name behind the directory's back, as an administrator would in RAM's console. */
    protected abstract RamGroup groupMadeByHand(String name);

    /** Binds a virtual MFA device to a user, as the user would at the console, and answers its serial number. */
    protected abstract String mfaDeviceBoundByHand(RamUser user);

    /** Makes a custom policy, as an administrator would in RAM's console. */
    protected abstract void policyMadeByHand(PolicyName policy);

    /** Sets the account's password policy, as an administrator would in RAM's console. */
    protected abstract void passwordPolicySetByHand(PasswordPolicy policy);

    protected final UserPrincipalName name(String localPart) {
        return new UserPrincipalName(localPart, directory().call(new GetDefaultDomain()));
    }

    protected final RamUser create(String localPart, String owner) {
        UserProfile profile = new UserProfile(name(localPart), localPart, null, null, null);
        return directory().call(new CreateUser(profile, new Tags(Map.of(OwnershipTags.ID, owner))));
    }

    protected final List<RamUser> listed(Map<String, String> tags) {
        return directory().all(new ListUsers(tags));
    }

    protected final RamUser createFull(String localPart) {
        UserProfile profile =
                new UserProfile(name(localPart), "Alice", "alice@example.com", "86-13800000000", "A comment");
        Map<String, String> tags = Map.of(OwnershipTags.ID, "one", "team", "red");
        return directory().call(new CreateUser(profile, new Tags(tags)));
    }

    protected final RamUser find(UserId id) {
        RamUser user = directory().call(new GetUser(id)).orElse(null);
        assertThat(user).as("user %s", id).isNotNull();
        return Objects.requireNonNull(user);
    }

    protected static String outcome(Runnable call) {
        try {
            call.run();
            return "success";
        } catch (RamException e) {
            return e.reason().name();
        }
    }

    protected static <T> List<T> atOnce(int count, IntFunction<T> action) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<T>> tasks = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(n -> () -> action.apply(n))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    protected static RamException failure(ThrowingCallable call) {
        return catchThrowableOfType(RamException.class, call);
    }
}
