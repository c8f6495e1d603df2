package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.account.SimulatedPolicy;

class PolicyOperationsTest {

    private static final String DOCUMENT =
            "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"oss:*\",\"Resource\":\"*\"}]}";

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    @BeforeEach
    void addAliceAndDev() {
        SIMULATOR.get().account().addUser("alice");
        SIMULATOR.get().account().addGroup("dev");
    }

    private static AccountAccess access() {
        return SIMULATOR.get().account().access();
    }

    /** Attaches to or detaches from Alice or the group dev. */
    private static Answer call(String action, String type, String name) {
        boolean user = action.endsWith("User");
        return SIMULATOR.callRam(
                action,
                user ? "UserName" : "GroupName",
                user ? "alice" : "dev",
                "PolicyType",
                type,
                "PolicyName",
                name);
    }

    private static List<String> attached(String principal) {
        return SIMULATOR
                .callRam("ListPoliciesFor" + principal, principal + "Name", principal.equals("User") ? "alice" : "dev")
                .values("Policies", "Policy", "PolicyName");
    }

    private static List<String> systemPolicies() {
        return access().policies().stream().map(SimulatedPolicy::policyName).toList();
    }

    @ParameterizedTest
    @CsvSource({"AttachPolicyToUser, User", "AttachPolicyToGroup, Group"})
    void attach_systemPolicy_isListedWithItsDate(String action, String principal) {
        assertThat(call(action, "System", "AliyunECSReadOnlyAccess").status()).isEqualTo(200);

        JsonNode policy = SIMULATOR
                .callRam("ListPoliciesFor" + principal, "UserName", "alice", "GroupName", "dev")
                .body()
                .at("/Policies/Policy/0");
        assertThat(policy.path("PolicyName").asText()).isEqualTo("AliyunECSReadOnlyAccess");
        assertThat(policy.path("PolicyType").asText()).isEqualTo("System");
        assertThat(policy.path("DefaultVersion").asText()).isEqualTo("v1");
        assertThat(policy.path("AttachDate").asText()).matches("\\d{4}-.*Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "Group"})
    void attach_twice_isEntityAlreadyExists(String principal) {
        call("AttachPolicyTo" + principal, "System", "ReadOnlyAccess");

        assertThat(call("AttachPolicyTo" + principal, "System", "ReadOnlyAccess")
                        .error())
                .isEqualTo("409 EntityAlreadyExists." + principal + ".Policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "Group"})
    void detach_attached_isGone(String principal) {
        call("AttachPolicyTo" + principal, "System", "ReadOnlyAccess");
        call("AttachPolicyTo" + principal, "System", "AdministratorAccess");

        call("DetachPolicyFrom" + principal, "System", "ReadOnlyAccess");

        assertThat(attached(principal)).containsExactly("AdministratorAccess");
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "Group"})
    void detach_notAttached_isEntityNotExist(String principal) {
        assertThat(call("DetachPolicyFrom" + principal, "System", "ReadOnlyAccess")
                        .error())
                .isEqualTo("404 EntityNotExist." + principal + ".Policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AttachPolicyToUser", "AttachPolicyToGroup", "DetachPolicyFromUser", "DetachPolicyFromGroup"})
    void anyChange_unknownOrUntypedPolicy_isRefused(String action) {
        assertThat(call(action, "System", "NoSuchPolicy").error()).isEqualTo("404 EntityNotExist.Policy");
        assertThat(call(action, "Custom", "ReadOnlyAccess").error()).isEqualTo("404 EntityNotExist.Policy");
        assertThat(call(action, "system", "ReadOnlyAccess").error()).isEqualTo("400 InvalidParameter.PolicyType");
        assertThat(call(action, "", "ReadOnlyAccess").error()).isEqualTo("400 MissingPolicyType");
        assertThat(call(action, "System", "").error()).isEqualTo("400 MissingPolicyName");
    }

    @Test
    void attach_unknownUserOrGroup_isEntityNotExist() {
        assertThat(SIMULATOR
                        .callRam(
                                "AttachPolicyToUser",
                                "UserName",
                                "nobody",
                                "PolicyType",
                                "System",
                                "PolicyName",
                                "ReadOnlyAccess")
                        .error())
                .isEqualTo("404 EntityNotExist.User");
        assertThat(SIMULATOR
                        .callRam("ListPoliciesForGroup", "GroupName", "nothing")
                        .error())
                .isEqualTo("404 EntityNotExist.Group");
    }

    @Test
    void attach_principalNameInsteadOfUserName_isEntityNotExist() {
        assertThat(SIMULATOR
                        .callRam("ListPoliciesForUser", "UserName", SIMULATOR.name("alice"))
                        .error())
                .isEqualTo("404 EntityNotExist.User");
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "Group"})
    void attach_the21stSystemPolicy_isLimitExceeded(String principal) {
        systemPolicies().stream().limit(20).forEach(name -> call("AttachPolicyTo" + principal, "System", name));

        assertThat(call("AttachPolicyTo" + principal, "System", systemPolicies().get(20))
                        .error())
                .isEqualTo("409 LimitExceeded." + principal + ".Policy");
        assertThat(attached(principal)).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "Group"})
    void attach_the11thCustomPolicy_isLimitExceededBesideAnySystemPolicies(String principal) {
        call("AttachPolicyTo" + principal, "System", "ReadOnlyAccess");
        IntStream.rangeClosed(1, 11).forEach(n -> access().addPolicy("custom" + n, null, DOCUMENT));
        IntStream.rangeClosed(1, 10)
                .forEach(n -> assertThat(call("AttachPolicyTo" + principal, "Custom", "custom" + n)
                                .status())
                        .isEqualTo(200));

        assertThat(call("AttachPolicyTo" + principal, "Custom", "custom11").error())
                .isEqualTo("409 LimitExceeded." + principal + ".Policy");
    }

    @Test
    void deleteGroup_withPolicy_isDeleteConflictUntilDetached() {
        call("AttachPolicyToGroup", "System", "ReadOnlyAccess");

        assertThat(SIMULATOR.call("DeleteGroup", "GroupName", "dev").error())
                .isEqualTo("409 DeleteConflict.Group.Policy");
        call("DetachPolicyFromGroup", "System", "ReadOnlyAccess");
        assertThat(SIMULATOR.call("DeleteGroup", "GroupName", "dev").status()).isEqualTo(200);
    }

    @Test
    void list_renamedUserAndGroup_keepTheirPolicies() {
        call("AttachPolicyToUser", "System", "ReadOnlyAccess");
        call("AttachPolicyToGroup", "System", "AdministratorAccess");

        SIMULATOR.call(
                "UpdateUser",
                "UserPrincipalName",
                SIMULATOR.name("alice"),
                "NewUserPrincipalName",
                SIMULATOR.name("bob"));
        SIMULATOR.call("UpdateGroup", "GroupName", "dev", "NewGroupName", "ops");

        assertThat(SIMULATOR
                        .callRam("ListPoliciesForUser", "UserName", "bob")
                        .values("Policies", "Policy", "PolicyName"))
                .containsExactly("ReadOnlyAccess");
        assertThat(SIMULATOR
                        .callRam("ListPoliciesForGroup", "GroupName", "ops")
                        .values("Policies", "Policy", "PolicyName"))
                .containsExactly("AdministratorAccess");
    }

    @Test
    void createPolicy_new_isCustomAndCanBeRead() {
        JsonNode created = SIMULATOR
                .callRam("CreatePolicy", "PolicyName", "oss-all", "PolicyDocument", DOCUMENT, "Description", "All.")
                .body()
                .path("Policy");

        assertThat(created.path("PolicyType").asText()).isEqualTo("Custom");
        Answer got = SIMULATOR.callRam("GetPolicy", "PolicyType", "Custom", "PolicyName", "oss-all");
        assertThat(got.body().at("/Policy/Description").asText()).isEqualTo("All.");
        assertThat(got.body().at("/DefaultPolicyVersion/PolicyDocument").asText())
                .isEqualTo(DOCUMENT);
    }

    @Test
    void createPolicy_taken_isEntityAlreadyExists() {
        access().addPolicy("oss-all", null, DOCUMENT);

        assertThat(SIMULATOR
                        .callRam("CreatePolicy", "PolicyName", "OSS-all", "PolicyDocument", DOCUMENT)
                        .error())
                .isEqualTo("409 EntityAlreadyExists.Policy");
    }

    @ParameterizedTest
    @CsvSource({
        "oss all, {}, InvalidParameter.PolicyName.InvalidChars",
        "oss-all, no json, MalformedPolicyDocument",
        "oss-all, {}, MalformedPolicyDocument",
        "oss-all, , MissingPolicyDocument"
    })
    void createPolicy_wrongValue_isRefused(String name, String document, String code) {
        assertThat(SIMULATOR
                        .callRam("CreatePolicy", "PolicyName", name, "PolicyDocument", document == null ? "" : document)
                        .error())
                .isEqualTo("400 " + code);
    }

    @Test
    void getPolicy_attachedTwice_countsBoth() {
        call("AttachPolicyToUser", "System", "ReadOnlyAccess");
        call("AttachPolicyToGroup", "System", "ReadOnlyAccess");

        assertThat(SIMULATOR
                        .callRam("GetPolicy", "PolicyType", "System", "PolicyName", "ReadOnlyAccess")
                        .body()
                        .at("/Policy/AttachmentCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void listPolicies_byPages_showsEachOnce() {
        access().addPolicy("oss-all", null, DOCUMENT);
        List<String> shown = new ArrayList<>();
        String marker = "";
        do {
            Answer page = SIMULATOR.callRam("ListPolicies", "MaxItems", "7", "Marker", marker);
            shown.addAll(page.values("Policies", "Policy", "PolicyName"));
            marker = page.body().path("Marker").asText();
        } while (!marker.isEmpty());

        assertThat(shown)
                .doesNotHaveDuplicates()
                .contains("AdministratorAccess", "AliyunOSSReadOnlyAccess", "AliyunRAMReadOnlyAccess", "oss-all");
    }

    @Test
    void listPolicies_ofOneType_showsNoOthers() {
        access().addPolicy("oss-all", null, DOCUMENT);

        assertThat(SIMULATOR.callRam("ListPolicies", "PolicyType", "Custom").values("Policies", "Policy", "PolicyName"))
                .containsExactly("oss-all");
    }

    @Test
    void policyOperation_underTheOtherVersion_isUnknown() {
        assertThat(SIMULATOR.call("ListPoliciesForUser", "UserName", "alice").error())
                .isEqualTo("404 InvalidApi.NotFound");
    }

    @Test
    void policyOperation_failed_isSignedByRam() {
        assertThat(SIMULATOR
                        .callRam("ListPoliciesForUser", "UserName", "nobody")
                        .body()
                        .path("HostId")
                        .asText())
                .isEqualTo("ram.aliyuncs.com");
    }

    @Test
    void reset_attachedAndCustomPolicies_leavesTheSystemPoliciesUnattached() {
        int before = access().policies().size();
        access().addPolicy("oss-all", null, DOCUMENT);
        access().attachPolicyToGroup(PolicyType.CUSTOM, "oss-all", "dev");

        SIMULATOR.get().reset();

        assertThat(access().policies()).hasSize(before);
    }
}
