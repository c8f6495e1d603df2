package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServiceCredentialOperationsTest {
    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private static final String ALICE = "alice@example.onaliyun.com";

    @BeforeEach
    void makeAlice() {
        SIMULATOR.createUser("alice");
    }

    @Test
    void create_twoForOneService_noThird() {
        create("one", "bailian.aliyuncs.com");
        create("two", "bailian.aliyuncs.com");

        assertThat(create("three", "bailian.aliyuncs.com").error())
                .isEqualTo("409 LimitExceeded.User.ServiceCredential");
        assertThat(create("three", "other.aliyuncs.com").status()).isEqualTo(200);
    }

    @Test
    void list_user_isFlatAndWithoutSecrets() {
        create("one", "bailian.aliyuncs.com");

        Answer answer = SIMULATOR.call("ListServiceCredentials", "UserPrincipalName", ALICE);

        assertThat(answer.body()
                        .path("ServiceCredentials")
                        .path(0)
                        .path("UserPrincipalName")
                        .asText())
                .isEqualTo(ALICE);
        assertThat(answer.text()).doesNotContain("Secret\"");
    }

    @Test
    void list_moreThanAPage_tellsTheNext() {
        create("one", "a.aliyuncs.com");
        create("two", "b.aliyuncs.com");

        Answer first = SIMULATOR.call("ListServiceCredentials", "AllUsers", "true", "MaxResults", "1");
        Answer second = SIMULATOR.call(
                "ListServiceCredentials",
                "AllUsers",
                "true",
                "MaxResults",
                "1",
                "NextToken",
                first.body().path("NextToken").asText());

        assertThat(names(first)).containsExactly("one");
        assertThat(names(second)).containsExactly("two");
        assertThat(second.body().path("IsTruncated").asBoolean()).isFalse();
    }

    @Test
    void list_nobodyNamed_isTheCallersOwn() {
        create("one", "a.aliyuncs.com");

        assertThat(names(SIMULATOR.call("ListServiceCredentials"))).isEmpty();
    }

    @Test
    void delete_active_isRefusedUntilItIsInactive() {
        String id = id(create("one", "a.aliyuncs.com"));

        assertThat(SIMULATOR
                        .call("DeleteServiceCredential", "UserPrincipalName", ALICE, "ServiceCredentialId", id)
                        .error())
                .isEqualTo("409 DeleteConflict.ServiceCredential.Active");
        SIMULATOR.call(
                "UpdateServiceCredential", "UserPrincipalName", ALICE, "ServiceCredentialId", id, "Status", "Inactive");
        assertThat(SIMULATOR
                        .call("DeleteServiceCredential", "UserPrincipalName", ALICE, "ServiceCredentialId", id)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void deleteUser_withOne_isRefused() {
        create("one", "a.aliyuncs.com");

        assertThat(SIMULATOR.call("DeleteUser", "UserPrincipalName", ALICE).error())
                .isEqualTo("409 DeleteConflict.User.ServiceCredential");
    }

    @Test
    void passkeys_ofAUser_areListedAndDeleted() {
        String id =
                SIMULATOR.get().account().access().addPasskey(ALICE, "phone").id();

        assertThat(SIMULATOR
                        .call("ListPasskeys", "UserPrincipalName", ALICE)
                        .body()
                        .path("Passkeys")
                        .path(0)
                        .path("PasskeyName")
                        .asText())
                .isEqualTo("phone");
        SIMULATOR.call("DeletePasskey", "UserPrincipalName", ALICE, "PasskeyId", id);
        assertThat(SIMULATOR.get().account().access().passkeys(ALICE)).isEmpty();
    }

    private static Answer create(String name, String service) {
        return SIMULATOR.call(
                "CreateServiceCredential",
                "UserPrincipalName",
                ALICE,
                "ServiceCredentialName",
                name,
                "ServiceName",
                service);
    }

    private static String id(Answer answer) {
        return answer.body()
                .path("ServiceCredential")
                .path("ServiceCredentialId")
                .asText();
    }

    private static List<String> names(Answer answer) {
        return StreamSupport.stream(answer.body().path("ServiceCredentials").spliterator(), false)
                .map(one -> one.path("ServiceCredentialName").asText())
                .toList();
    }
}
