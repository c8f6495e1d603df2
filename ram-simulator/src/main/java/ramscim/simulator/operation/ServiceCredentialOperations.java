package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ramscim.simulator.account.AccessStatus;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.ServiceCredentials;
import ramscim.simulator.account.SimulatedServiceCredential;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.account.Users;
import ramscim.simulator.error.RamError;

/**
 * Create-, List-, Get-, Update- and DeleteServiceCredential; without a UserPrincipalName they act on the caller's own.
 */
final class ServiceCredentialOperations implements OperationFamily {
    private static final int LARGEST_PAGE = 100;
    private static final int DEFAULT_PAGE = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private final Users users;
    private final ServiceCredentials credentials;

    ServiceCredentialOperations(AccountState account) {
        this.users = account.users();
        this.credentials = account.serviceCredentials();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                write(
                        "CreateServiceCredential",
                        Set.of("UserPrincipalName", "ServiceName", "ServiceCredentialName", "CredentialAgeDays"),
                        this::create),
                read(
                        "ListServiceCredentials",
                        Set.of("UserPrincipalName", "AllUsers", "ServiceName", "MaxResults", "NextToken"),
                        this::list),
                read("GetServiceCredential", Set.of("UserPrincipalName", "ServiceCredentialId"), this::get),
                write(
                        "UpdateServiceCredential",
                        Set.of("UserPrincipalName", "ServiceCredentialId", "ServiceCredentialName", "Status"),
                        this::update),
                write("DeleteServiceCredential", Set.of("UserPrincipalName", "ServiceCredentialId"), this::delete));
    }

    /** The only answer with the secret. */
    private Body create(Parameters parameters) {
        SimulatedServiceCredential made = credentials.create(
                owner(parameters),
                name(parameters.required("ServiceCredentialName")),
                parameters.required("ServiceName"),
                parameters.number("CredentialAgeDays").map(Duration::ofDays).orElse(null));
        return new Body()
                .with(
                        "ServiceCredential",
                        fields(made)
                                .with("ServiceCredentialSecret", made.secret().reveal()));
    }

    private Body list(Parameters parameters) {
        boolean all = parameters.flag("AllUsers").orElse(false);
        if (all && parameters.has("UserPrincipalName")) {
            throw RamError.onlyOneOf("UserPrincipalName, AllUsers");
        }
        int size = parameters
                .page("NextToken", "MaxResults", DEFAULT_PAGE, LARGEST_PAGE)
                .size();
        int from = parameters.number("NextToken").orElse(0);
        List<Body> found = (all ? credentials.all() : credentials.of(owner(parameters)))
                .stream()
                        .filter(one -> parameters
                                .optional("ServiceName")
                                .filter(service -> !service.equals(one.serviceName()))
                                .isEmpty())
                        .map(this::fields)
                        .toList();
        int to = Math.min(found.size(), from + size);
        return new Body()
                .with("IsTruncated", to < found.size())
                .with("MaxResults", size)
                .with("NextToken", to < found.size() ? Integer.toString(to) : null)
                .with("ServiceCredentials", found.subList(Math.min(from, to), to));
    }

    private Body get(Parameters parameters) {
        return new Body().with("ServiceCredential", fields(credential(parameters)));
    }

    private Body update(Parameters parameters) {
        SimulatedServiceCredential old = credential(parameters);
        if (!parameters.has("Status") && !parameters.has("ServiceCredentialName")) {
            throw RamError.missingOneOf("Status, ServiceCredentialName");
        }
        String status = parameters.status("Status").map(AccessStatus::value).orElse(old.status());
        String name = parameters
                .optional("ServiceCredentialName")
                .map(ServiceCredentialOperations::name)
                .orElse(old.name());
        credentials.change(old, name, status);
        return new Body();
    }

    private Body delete(Parameters parameters) {
        credentials.delete(credential(parameters));
        return new Body();
    }

    private Body fields(SimulatedServiceCredential one) {
        return new Body()
                .with("ServiceCredentialId", one.id())
                .with("ServiceCredentialName", one.name())
                .with("ServiceName", one.serviceName())
                .with(
                        "UserPrincipalName",
                        users.findById(one.ownerId())
                                .map(SimulatedUser::userPrincipalName)
                                .orElse(null))
                .with("Status", one.status())
                .with("CreateTime", one.createTime().toString())
                .with(
                        "ExpirationTime",
                        Optional.ofNullable(one.expirationTime())
                                .map(Objects::toString)
                                .orElse(null));
    }

    private SimulatedServiceCredential credential(Parameters parameters) {
        return credentials.of(owner(parameters), parameters.required("ServiceCredentialId"));
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw RamError.invalidCharacters("ServiceCredentialName");
        }
        return name;
    }

    private String owner(Parameters parameters) {
        return parameters
                .optional("UserPrincipalName")
                .map(users::withName)
                .map(SimulatedUser::userId)
                .orElseGet(parameters::caller);
    }
}
