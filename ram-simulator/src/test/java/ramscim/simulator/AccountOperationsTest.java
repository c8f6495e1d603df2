package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountOperationsTest {

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    @Test
    void getDefaultDomain_untouched_isTheConfiguredOne() {
        assertThat(SIMULATOR
                        .call("GetDefaultDomain")
                        .body()
                        .path("DefaultDomainName")
                        .asText())
                .isEqualTo("example.onaliyun.com");
    }

    @Test
    void setDefaultDomain_other_changesEveryPrincipalName() {
        String id = SIMULATOR.createUser("alice");

        Answer answer = SIMULATOR.call("SetDefaultDomain", "DefaultDomainName", "new-name.onaliyun.com");

        assertThat(answer.body().path("DefaultDomainName").asText()).isEqualTo("new-name.onaliyun.com");
        assertThat(SIMULATOR
                        .call("GetUser", "UserId", id)
                        .user()
                        .path("UserPrincipalName")
                        .asText())
                .isEqualTo("alice@new-name.onaliyun.com");
        assertThat(SIMULATOR
                        .call("GetUser", "UserPrincipalName", "alice@example.onaliyun.com")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, Format",
        ".onaliyun.com, Format",
        "-example.onaliyun.com, Format",
        "example-.onaliyun.com, Format",
        "exam--ple.onaliyun.com, Format",
        "exam ple.onaliyun.com, InvalidChars",
        "x23456789012345678901234567890123456789012345678901234.onaliyun.com, Length"
    })
    void setDefaultDomain_wrongName_isRefused(String domain, String problem) {
        assertThat(SIMULATOR
                        .call("SetDefaultDomain", "DefaultDomainName", domain)
                        .error())
                .isEqualTo("400 InvalidParameter.DefaultDomainName." + problem);
    }

    @Test
    void getAccountSummary_oneUser_countsItAndTellsTheQuotas() {
        SIMULATOR.createUser("alice");

        JsonNode summary = SIMULATOR.call("GetAccountSummary").body().path("SummaryMap");

        assertThat(summary.path("Users").asInt()).isEqualTo(1);
        assertThat(summary.path("UsersQuota").asInt()).isEqualTo(5000);
        assertThat(summary.path("GroupsQuota").asInt()).isEqualTo(300);
        assertThat(summary.path("GroupsPerUserQuota").asInt()).isEqualTo(10);
        assertThat(summary.path("AccessKeysPerUserQuota").asInt()).isEqualTo(2);
    }
}
