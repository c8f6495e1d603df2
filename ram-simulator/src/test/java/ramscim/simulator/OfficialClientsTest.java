package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.tea.TeaException;
import com.aliyun.tea.TeaModel;
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Alibaba Cloud's clients of IMS and RAM, which are generated from the APIs' metadata: they understand every
 * answer, and no answer has a field that their models lack, but for what IMS has gained since they were published.
 */
class OfficialClientsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fields that are newer than the clients. */
    private static final Set<String> NEWER = Set.of(
            "GetAccountSummary SummaryMap.AccountAccessKeysPerAccountQuota NUMBER",
            "GetAccountSummary SummaryMap.AuthorizedClientPerUserQuota NUMBER",
            "GetAccountSummary SummaryMap.ConditionsPerAKPolicyQuota NUMBER",
            "GetAccountSummary SummaryMap.IPItemsPerAKPolicyQuota NUMBER",
            "GetAccountSummary SummaryMap.ServiceCredentialsPerUserPerServiceQuota NUMBER",
            "GetLoginProfile LoginProfile.AutoDisableLoginStatus STRING",
            "GetLoginProfile LoginProfile.PasswordStatus STRING",
            "GetPasswordPolicy PasswordPolicy.InitialPasswordAge NUMBER",
            "GetUser User.ProvisionType STRING",
            "GetUser User.UserName STRING",
            "GetUserMFAInfo MFADevice.Type STRING",
            "GetUserSsoSettings UserSsoSettings.AuthnSignAlgo STRING",
            "GetUserSsoSettings UserSsoSettings.SsoLoginWithDomain BOOLEAN",
            "ListUserBasicInfos UserBasicInfos.UserBasicInfo[].Status STRING",
            "ListUsers Users.User[].ProvisionType STRING",
            "ListUsers Users.User[].Status STRING");

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private final Set<String> called = new LinkedHashSet<>();
    private final SortedSet<String> lost = new TreeSet<>();
    private Client ims;
    private Client ram;
    private String alice;

    @BeforeEach
    void connect() throws ReflectiveOperationException {
        ims = client("ims20190815");
        ram = client("ram20150501");
        alice = SIMULATOR.name("alice");
    }

    /** Both have the same name. */
    private static Client client(String api) throws ReflectiveOperationException {
        return (Client) Class.forName("com.aliyun." + api + ".Client")
                .getConstructor(Config.class)
                .newInstance(config());
    }

    private static Config config() {
        return new Config()
                .setAccessKeyId(SIMULATOR.get().accessKeyId())
                .setAccessKeySecret(SIMULATOR.get().accessKeySecret())
                .setProtocol("http")
                .setNoProxy("127.0.0.1")
                .setEndpoint(SIMULATOR.get().endpoint().getAuthority());
    }

    @Test
    void everyOperation_thatTheClientsHave_isAnsweredAsTheirModelsSay() throws IOException {
        users();
        groups();
        logon();
        keys();
        account();
        policies();
        SIMULATOR.get().account().access().bindMfaDevice(alice);
        mfaDevice();
        write(ims, "DeleteUser", "UserPrincipalName", alice);

        assertThat(lost).containsExactlyInAnyOrderElementsOf(NEWER);
        assertThat(called).containsExactlyInAnyOrderElementsOf(claimed());
    }

    @Test
    void refusal_ofAnyOperation_isTheirException() {
        assertThatThrownBy(() -> call(ims, "GetUser", SdkClient.pairs("UserPrincipalName", alice)))
                .isInstanceOfSatisfying(TeaException.class, refusal -> {
                    assertThat(refusal.getMessage()).contains("404").contains("The user does not exist.");
                    assertThat(refusal.getData()).containsEntry("Code", "EntityNotExist.User");
                });
    }

    private void users() {
        write(ims, "CreateUser", "UserPrincipalName", alice, "DisplayName", "Alice", "Email", "alice@example.com");
        read(ims, "GetUser", "UserPrincipalName", alice);
        write(ims, "UpdateUser", "UserPrincipalName", alice, "NewDisplayName", "Alice Smith");
        read(ims, "ListUsers");
        read(ims, "ListUserBasicInfos");
    }

    private void groups() {
        write(ims, "CreateGroup", "GroupName", "team", "DisplayName", "Team", "Comments", "ours");
        write(ims, "UpdateGroup", "GroupName", "team", "NewGroupName", "crew");
        read(ims, "GetGroup", "GroupName", "crew");
        read(ims, "ListGroups");
        write(ims, "AddUserToGroup", "UserPrincipalName", alice, "GroupName", "crew");
        read(ims, "ListUsersForGroup", "GroupName", "crew");
        read(ims, "ListGroupsForUser", "UserPrincipalName", alice);
        write(ims, "RemoveUserFromGroup", "UserPrincipalName", alice, "GroupName", "crew");
    }

    private void logon() {
        write(ims, "CreateLoginProfile", "UserPrincipalName", alice, "Password", "Horse-Battery-1");
        read(ims, "GetLoginProfile", "UserPrincipalName", alice);
        write(ims, "UpdateLoginProfile", "UserPrincipalName", alice, "Status", "Inactive");
        write(ims, "DeleteLoginProfile", "UserPrincipalName", alice);
    }

    private void keys() {
        String key = write(ims, "CreateAccessKey", "UserPrincipalName", alice)
                .at("/AccessKey/AccessKeyId")
                .asText();
        read(ims, "ListAccessKeys", "UserPrincipalName", alice);
        read(ims, "GetAccessKeyLastUsed", "UserPrincipalName", alice, "UserAccessKeyId", key);
        write(ims, "UpdateAccessKey", "UserPrincipalName", alice, "UserAccessKeyId", key, "Status", "Inactive");
        write(ims, "DeleteAccessKey", "UserPrincipalName", alice, "UserAccessKeyId", key);
    }

    private void account() {
        read(ims, "GetDefaultDomain");
        write(
                ims,
                "SetDefaultDomain",
                "DefaultDomainName",
                SIMULATOR.get().account().defaultDomain());
        read(ims, "GetAccountSummary");
        read(ims, "GetPasswordPolicy");
        write(ims, "SetPasswordPolicy", "MinimumPasswordLength", "10");
        read(ims, "GetUserSsoSettings");
        write(ims, "SetUserSsoSettings", "SsoEnabled", "false");
    }

    private void policies() {
        String document = "{\"Version\":\"1\",\"Statement\":[]}";
        write(ram, "CreatePolicy", "PolicyName", "none", "PolicyDocument", document);
        read(ram, "GetPolicy", "PolicyType", "Custom", "PolicyName", "none");
        read(ram, "ListPolicies", "PolicyType", "Custom");
        String[] ofUser = {"PolicyType", "Custom", "PolicyName", "none", "UserName", "alice"};
        String[] ofGroup = {"PolicyType", "Custom", "PolicyName", "none", "GroupName", "crew"};
        write(ram, "AttachPolicyToUser", ofUser);
        write(ram, "AttachPolicyToGroup", ofGroup);
        read(ram, "ListPoliciesForUser", "UserName", "alice");
        read(ram, "ListPoliciesForGroup", "GroupName", "crew");
        read(ram, "ListEntitiesForPolicy", "PolicyType", "Custom", "PolicyName", "none");
        write(ram, "DetachPolicyFromUser", ofUser);
        write(ram, "DetachPolicyFromGroup", ofGroup);
        write(ims, "DeleteGroup", "GroupName", "crew");
    }

    private void mfaDevice() {
        String serial = read(ims, "GetUserMFAInfo", "UserPrincipalName", alice)
                .at("/MFADevice/SerialNumber")
                .asText();
        write(ims, "UnbindMFADevice", "UserPrincipalName", alice);
        write(ims, "DeleteVirtualMFADevice", "SerialNumber", serial);
        SIMULATOR.get().account().access().bindMfaDevice(alice);
        write(ims, "DisableVirtualMFA", "UserPrincipalName", alice);
    }

    /** Those of the README's table that a client has. */
    private Set<String> claimed() throws IOException {
        Pattern word = Pattern.compile("\\b[A-Z][A-Za-z]+\\b");
        Set<String> words = word.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
        Stream<String> ofRam =
                operations(ram).filter(action -> action.contains("Polic") && !action.contains("Password"));
        return Stream.concat(operations(ims), ofRam).filter(words::contains).collect(Collectors.toSet());
    }

    private static Stream<String> operations(Client client) {
        return Arrays.stream(client.getClass().getMethods())
                .map(Method::getName)
                .filter(name -> name.endsWith("WithOptions"))
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1, name.length() - 11));
    }

    /** Asked again without a model, it says nothing that the model has lost. */
    private JsonNode read(Client client, String action, String... parameters) {
        JsonNode modelled = write(client, action, parameters);
        Answer bare = client == ram ? SIMULATOR.callRam(action, parameters) : SIMULATOR.call(action, parameters);

        SortedSet<String> known = fields("", modelled);
        fields("", bare.body()).stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> lost.add(action + " " + field));
        return modelled;
    }

    private JsonNode write(Client client, String action, String... parameters) {
        JsonNode modelled = call(client, action, SdkClient.pairs(parameters));
        called.add(action);
        assertThat(modelled.path("RequestId").asText()).as(action).isNotEmpty();
        return modelled;
    }

    private static JsonNode call(Client client, String action, Map<String, String> parameters) {
        String name = Character.toLowerCase(action.charAt(0)) + action.substring(1);
        Method method = Arrays.stream(client.getClass().getMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            Object[] arguments = method.getParameterCount() == 0
                    ? new Object[0]
                    : new Object[] {
                        method.getParameterTypes()[0]
                                .getMethod("build", Map.class)
                                .invoke(null, parameters)
                    };
            TeaModel response = (TeaModel) method.invoke(client, arguments);
            return JSON.valueToTree(response.toMap()).path("body");
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof TeaException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(action, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(action, e);
        }
    }

    private static SortedSet<String> fields(String path, JsonNode node) {
        SortedSet<String> fields = new TreeSet<>();
        if (node.isObject()) {
            node.properties().forEach(field -> fields.addAll(fields(path + "." + field.getKey(), field.getValue())));
        } else if (node.isArray()) {
            node.forEach(element -> fields.addAll(fields(path + "[]", element)));
        } else if (!node.isNull()) {
            fields.add(path.substring(1) + " " + node.getNodeType());
        }
        return fields;
    }
}
