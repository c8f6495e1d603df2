package ramscim.server.connect;

import java.util.Arrays;
import java.util.List;
import ramscim.server.admin.PageNotFoundException;
import ramscim.server.words.Words;

/** An identity provider that {@code docs/idp} has a guide for; what is said here stands there too. */
enum Provider {
    ENTRA_ID(
            "entra-id",
            "Microsoft Entra ID",
            "Tenant URL",
            "Secret Token",
            "Test Connection asks for a user that does not exist."),
    OKTA(
            "okta",
            "Okta",
            "SCIM connector base URL",
            "Authorization",
            "Test Connector Configuration asks for two users, and for groups."),
    GOOGLE_WORKSPACE(
            "google-workspace",
            "Google Workspace",
            "Endpoint URL",
            "Access token or App authorization",
            "The set-up asks for one user."),
    ONELOGIN(
            "onelogin",
            "OneLogin",
            "SCIM Base URL",
            "SCIM Bearer Token",
            "Enable under API Connection asks for a user that does not exist."),
    JUMPCLOUD("jumpcloud", "JumpCloud", "Base URL", "Token Key", "Test Connection and Activate rehearse:"),
    PINGONE("pingone", "PingOne", "SCIM Base URL", "OAuth Access Token", "Test connection asks for one user."),
    KEYCLOAK(
            "keycloak",
            "Keycloak",
            "SCIM 2.0 endpoint",
            "Auth password/token",
            "The first synchronisation is the test: it looks users up."),
    SAILPOINT("sailpoint", "SailPoint", "Base URL", "API Token", "Discover Schema reads /Schemas and /ResourceTypes."),
    ALIBABA_CLOUD_IDAAS(
            "alibaba-cloud-idaas",
            "Alibaba Cloud IDaaS",
            "SCIM Base URL",
            "Token",
            "The first synchronisation is the test."),
    CONNID(
            "connid",
            "Apache Syncope, midPoint (ConnId)",
            "Base address",
            "Security token",
            "The connector's test reads /ServiceProviderConfig."),
    OTHER(
            "other",
            "Another provider",
            "the address of the SCIM service",
            "the bearer token",
            "A test of the connection is a look-up, or reads /ServiceProviderConfig.");

    private final String name;
    private final String label;
    private final String addressField;
    private final String tokenField;
    private final String test;

    Provider(String name, String label, String addressField, String tokenField, String test) {
        this.name = name;
        this.label = label;
        this.addressField = addressField;
        this.tokenField = tokenField;
        this.test = test;
    }

    static Provider named(String name) {
        return Arrays.stream(values())
                .filter(provider -> provider.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new PageNotFoundException(Words.of("connect.no-guide")));
    }

    static List<Provider> all() {
        return List.of(values());
    }

    /** In addresses; of its guide; and of tokens that are made for it. */
    public String id() {
        return name;
    }

    /** As {@link ramscim.server.traffic.ProviderActivity#provider} has it. */
    public String label() {
        return label;
    }

    /** What the provider calls the field for the server's address. */
    public String addressField() {
        return addressField;
    }

    public String tokenField() {
        return tokenField;
    }

    /** How it tests the connection. */
    public String test() {
        return test;
    }
}
