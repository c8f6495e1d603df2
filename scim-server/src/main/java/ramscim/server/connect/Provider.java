package ramscim.server.connect;

import java.util.Arrays;
import java.util.List;
import ramscim.server.admin.PageNotFoundException;
import ramscim.server.words.Words;

/** An identity provider that {@code docs/idp} has a guide for; what is said here stands there too. */
enum Provider {
    ENTRA_ID("entra-id", "Microsoft Entra ID", "Tenant URL", "Secret Token"),
    OKTA("okta", "Okta", "SCIM connector base URL", "Authorization"),
    GOOGLE_WORKSPACE("google-workspace", "Google Workspace", "Endpoint URL", "Access token or App authorization"),
    ONELOGIN("onelogin", "OneLogin", "SCIM Base URL", "SCIM Bearer Token"),
    JUMPCLOUD("jumpcloud", "JumpCloud", "Base URL", "Token Key"),
    PINGONE("pingone", "PingOne", "SCIM Base URL", "OAuth Access Token"),
    KEYCLOAK("keycloak", "Keycloak", "SCIM 2.0 endpoint", "Auth password/token"),
    SAILPOINT("sailpoint", "SailPoint", "Base URL", "API Token"),
    ALIBABA_CLOUD_IDAAS("alibaba-cloud-idaas", "Alibaba Cloud IDaaS", "SCIM Base URL", "Token"),
    CONNID("connid", "Apache Syncope, midPoint (ConnId)", "Base address", "Security token"),
    OTHER("other", "Another provider", "", "");

    private final String name;
    private final String label;
    private final String addressField;
    private final String tokenField;

    Provider(String name, String label, String addressField, String tokenField) {
        this.name = name;
        this.label = label;
        this.addressField = addressField;
        this.tokenField = tokenField;
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

    public Words words() {
        return this == OTHER ? Words.of("connect.other") : Words.quoted(label);
    }

    /** What the provider calls the field for the server's address. */
    public Words addressField() {
        return this == OTHER ? Words.of("connect.other.address") : Words.quoted(addressField);
    }

    public Words tokenField() {
        return this == OTHER ? Words.of("connect.other.token") : Words.quoted(tokenField);
    }

    /** How it tests the connection. */
    public Words test() {
        return Words.of("connect.test." + name);
    }
}
