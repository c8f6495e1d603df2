package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.Page;
import ramscim.simulator.account.RecycleBin;
import ramscim.simulator.account.RecycledUser;
import ramscim.simulator.error.RamError;

/** ListUsersInRecycleBin, GetUserInRecycleBin, RestoreUserFromRecycleBin and DeleteUserInRecycleBin. */
final class RecycleBinOperations implements OperationFamily {

    private static final int LARGEST_PAGE = 100;
    private static final Pattern FILTER = Pattern.compile("\\s*UserPrincipalName\\s+eq\\s+(\\S+)\\s*");

    private final AccountState account;
    private final RecycleBin bin;

    RecycleBinOperations(AccountState account) {
        this.account = account;
        this.bin = account.recycleBin();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                read("ListUsersInRecycleBin", Set.of("Filter", "Marker", "MaxItems"), this::list),
                read("GetUserInRecycleBin", Set.of("UserId", "UserAccessKeyId"), this::get),
                write("RestoreUserFromRecycleBin", Set.of("UserId"), this::restore),
                write("DeleteUserInRecycleBin", Set.of("UserId"), this::delete));
    }

    private Body list(Parameters parameters) {
        Page<RecycledUser> page =
                bin.page(filter(parameters), parameters.page("Marker", "MaxItems", LARGEST_PAGE, LARGEST_PAGE));
        return new Body()
                .with("IsTruncated", page.marker() != null)
                .with("Marker", page.marker())
                .withList(
                        "Users",
                        "User",
                        page.items().stream().map(RecycleBinOperations::fields).toList());
    }

    /** No key ever gets into the bin, so none is found there. */
    private Body get(Parameters parameters) {
        if (parameters.has("UserAccessKeyId")) {
            throw parameters.has("UserId")
                    ? RamError.onlyOneOf("UserId, UserAccessKeyId")
                    : RamError.noSuchUserAccessKey();
        }
        return new Body().with("User", fields(recycled(parameters)));
    }

    private Body restore(Parameters parameters) {
        account.restoreUser(parameters.required("UserId"));
        return new Body();
    }

    private Body delete(Parameters parameters) {
        bin.delete(recycled(parameters));
        return new Body();
    }

    private RecycledUser recycled(Parameters parameters) {
        return bin.withId(parameters.required("UserId"));
    }

    private static Predicate<RecycledUser> filter(Parameters parameters) {
        return parameters.optional("Filter").map(RecycleBinOperations::named).orElse(recycled -> true);
    }

    private static Predicate<RecycledUser> named(String filter) {
        Matcher matcher = FILTER.matcher(filter);
        if (!matcher.matches()) {
            throw RamError.invalid("Filter");
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        return recycled ->
                recycled.user().userPrincipalName().toLowerCase(Locale.ROOT).equals(name);
    }

    private static Body fields(RecycledUser recycled) {
        return new Body()
                .with("UserId", recycled.user().userId())
                .with("UserPrincipalName", recycled.user().userPrincipalName())
                .with("DisplayName", recycled.user().displayName())
                .with("CreateDate", recycled.user().createDate().toString())
                .with("RecycleDate", recycled.recycleDate().toString())
                .with("DeleteDate", recycled.deleteDate().toString());
    }
}
