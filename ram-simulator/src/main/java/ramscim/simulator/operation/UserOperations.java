package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.Page;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.account.UserStatus;
import ramscim.simulator.account.Users;
import ramscim.simulator.error.RamError;
import ramscim.simulator.quirk.Lag;

/** CreateUser, GetUser, UpdateUser, DeleteUser, ListUsers and ListUserBasicInfos. */
final class UserOperations implements OperationFamily {

    private static final Set<String> PROVISION_TYPES = Set.of("Manual", "SCIM", "CloudSSO");
    private static final int LARGEST_PAGE = 1000;

    private final AccountState account;
    private final Users users;
    private final Fields fields;
    private final boolean storesProvisionType;

    UserOperations(AccountState account, Fields fields, boolean storesProvisionType) {
        this.account = account;
        this.users = account.users();
        this.fields = fields;
        this.storesProvisionType = storesProvisionType;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                write("CreateUser", createParameters(), this::create),
                read("GetUser", Set.of("UserPrincipalName", "UserId", "UserAccessKeyId"), this::get),
                write(
                        "UpdateUser",
                        Set.of(
                                "UserPrincipalName",
                                "UserId",
                                "NewUserPrincipalName",
                                "NewDisplayName",
                                "NewEmail",
                                "NewMobilePhone",
                                "NewComments"),
                        this::update),
                write("DeleteUser", Set.of("UserPrincipalName", "UserId"), this::delete),
                read(
                        "ListUsers",
                        Set.of("Status", "Marker", "MaxItems", "Tag.N.Key", "Tag.N.Value"),
                        parameters -> list(
                                parameters,
                                1000,
                                "Users",
                                "User",
                                user -> UserBodies.listed(account.freshness().seenBy("ListUsers", user)))),
                read(
                        "ListUserBasicInfos",
                        Set.of("Status", "Marker", "MaxItems", "Tag.N.Key", "Tag.N.Value"),
                        this::listBasicInfos));
    }

    private Set<String> createParameters() {
        Set<String> names = new HashSet<>(Set.of(
                "UserPrincipalName", "DisplayName", "Email", "MobilePhone", "Comments", "Tag.N.Key", "Tag.N.Value"));
        if (storesProvisionType) {
            names.add("ProvisionType");
        }
        return names;
    }

    private Body create(Parameters parameters) {
        String name = principalName("UserPrincipalName", parameters.required("UserPrincipalName"));
        String displayName = fields.displayName("DisplayName", parameters.required("DisplayName"));
        Optional<String> email = told(parameters.optional("Email", fields::email));
        Optional<String> mobilePhone = told(parameters.optional("MobilePhone", fields::mobilePhone));
        Optional<String> comments = parameters.optional("Comments", fields::comments);
        Map<String, String> tags =
                TagRules.checked(parameters.tags(), account.quotas().tagsPerUser());
        String provisionType = provisionType(parameters);
        SimulatedUser created = users.create(
                name,
                displayName,
                user -> user.email(email.orElse(null))
                        .mobilePhone(mobilePhone.orElse(null))
                        .comments(comments.orElse(null))
                        .provisionType(provisionType)
                        .tags(tags));
        account.freshness().born(Lag.USER, created.userId());
        account.freshness().tagged(created, Map.of());
        return new Body().with("User", UserBodies.created(created));
    }

    private Body get(Parameters parameters) {
        refuseSeveral(parameters, "UserPrincipalName", "UserId", "UserAccessKeyId");
        SimulatedUser user =
                parameters.optional("UserAccessKeyId").map(this::ownerOf).orElseGet(() -> addressed(parameters));
        return new Body().with("User", UserBodies.got(account.freshness().seenBy("GetUser", user)));
    }

    private Body update(Parameters parameters) {
        SimulatedUser user = addressed(parameters);
        Optional<String> name = parameters.optional("NewUserPrincipalName", this::principalName);
        Optional<String> displayName = parameters.optional("NewDisplayName", fields::displayName);
        Optional<String> email = told(parameters.optional("NewEmail", fields::email));
        Optional<String> mobilePhone = told(parameters.optional("NewMobilePhone", fields::mobilePhone));
        Optional<String> comments = parameters.optional("NewComments", fields::comments);
        SimulatedUser updated = users.change(user, change -> {
            name.ifPresent(change::userPrincipalName);
            displayName.ifPresent(change::displayName);
            parameters.set("NewEmail", email, change::email);
            parameters.set("NewMobilePhone", mobilePhone, change::mobilePhone);
            parameters.set("NewComments", comments, change::comments);
        });
        return new Body().with("User", UserBodies.updated(updated));
    }

    /** Valid on the China site only; elsewhere, it is said, they are ignored. */
    private Optional<String> told(Optional<String> contact) {
        return account.quirks().ignoresContacts() ? Optional.empty() : contact;
    }

    private Body delete(Parameters parameters) {
        account.deleteUser(addressed(parameters));
        return new Body();
    }

    private Body listBasicInfos(Parameters parameters) {
        if (parameters.has("Status") && !parameters.tags().isEmpty()) {
            throw RamError.onlyOneOf("Status, Tag");
        }
        return list(parameters, 100, "UserBasicInfos", "UserBasicInfo", UserBodies::basicInfo);
    }

    private Body list(
            Parameters parameters, int pageSize, String outer, String inner, Function<SimulatedUser, Body> shape) {
        Page<SimulatedUser> page =
                users.page(filter(parameters), parameters.page("Marker", "MaxItems", pageSize, LARGEST_PAGE));
        return new Body()
                .with("IsTruncated", page.marker() != null)
                .with("Marker", page.marker())
                .withList(outer, inner, page.items().stream().map(shape).toList());
    }

    /** Frozen users are shown only to those who ask for them or for tags. */
    private static Predicate<SimulatedUser> filter(Parameters parameters) {
        Map<String, String> tags = parameters.tags();
        String status = parameters.optional("Status").orElse(tags.isEmpty() ? "active" : "active,freeze");
        Set<UserStatus> shown =
                switch (status) {
                    case "active" -> Set.of(UserStatus.ACTIVE);
                    case "freeze" -> Set.of(UserStatus.FREEZE);
                    case "active,freeze", "freeze,active" -> Set.of(UserStatus.values());
                    default -> throw RamError.invalid("Status");
                };
        return user -> shown.contains(user.status()) && TagRules.matches(user, tags);
    }

    private SimulatedUser ownerOf(String accessKeyId) {
        return account.accessKeys()
                .find(accessKeyId)
                .flatMap(key -> users.findById(key.ownerId()))
                .orElseThrow(RamError::noSuchUserAccessKey);
    }

    private SimulatedUser addressed(Parameters parameters) {
        refuseSeveral(parameters, "UserPrincipalName", "UserId");
        return parameters
                .optional("UserId")
                .map(users::withId)
                .or(() -> parameters.optional("UserPrincipalName").map(users::withName))
                .orElseThrow(() -> RamError.missingOneOf("UserPrincipalName, UserId"));
    }

    private static void refuseSeveral(Parameters parameters, String... names) {
        if (List.of(names).stream().filter(parameters::has).count() > 1) {
            throw RamError.onlyOneOf(String.join(", ", names));
        }
    }

    private String principalName(String parameter, String value) {
        return fields.principalName(parameter, value, account.defaultDomain());
    }

    private String provisionType(Parameters parameters) {
        String asked = parameters.optional("ProvisionType").orElse(SimulatedUser.MANUAL);
        if (!storesProvisionType) {
            return SimulatedUser.MANUAL;
        }
        if (!PROVISION_TYPES.contains(asked)) {
            throw RamError.invalid("ProvisionType");
        }
        return asked;
    }
}
