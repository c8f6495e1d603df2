package ramscim.adapter;

import static ramscim.adapter.ApiClass.IDENTITY_WRITE;
import static ramscim.adapter.ApiClass.READ;

import java.util.List;
import java.util.Map;

/** The operations of IMS 2019-08-15 that the directory calls. */
enum ImsOperation {
    GET_DEFAULT_DOMAIN("GetDefaultDomain", READ),
    CREATE_USER("CreateUser", IDENTITY_WRITE, "UserPrincipalName"),
    GET_USER("GetUser", READ, "UserId", "UserPrincipalName"),
    UPDATE_USER("UpdateUser", IDENTITY_WRITE, "UserId"),
    DELETE_USER("DeleteUser", IDENTITY_WRITE, "UserId"),
    TAG_RESOURCES("TagResources", IDENTITY_WRITE, "ResourceId.1"),
    UNTAG_RESOURCES("UntagResources", IDENTITY_WRITE, "ResourceId.1"),
    LIST_USERS("ListUsers", READ),
    GET_ACCOUNT_SUMMARY("GetAccountSummary", READ);

    private final String action;
    private final ApiClass apiClass;
    private final List<String> addresses;

    ImsOperation(String action, ApiClass apiClass, String... addresses) {
        this.action = action;
        this.apiClass = apiClass;
        this.addresses = List.of(addresses);
    }

    String action() {
        return action;
    }

    ApiClass apiClass() {
        return apiClass;
    }

    boolean isWrite() {
        return apiClass.isWrite();
    }

    /** Several IMS operations act on the caller itself if they are not told on whom; no call may leave without saying it. */
    void checkAddressed(Map<String, String> parameters) {
        long given = addresses.stream()
                .filter(name -> !parameters.getOrDefault(name, "").isBlank())
                .count();
        if (!addresses.isEmpty() && given != 1) {
            throw new IllegalArgumentException("%s needs exactly one of %s".formatted(action, addresses));
        }
    }
}
