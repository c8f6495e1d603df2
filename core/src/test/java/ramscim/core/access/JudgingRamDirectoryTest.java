package ramscim.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamException;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.provisioning.MovableClock;

class JudgingRamDirectoryTest {
    private static final PolicyName POLICY = PolicyName.parse("Custom:team-policy");
    private static final UserPrincipalName ALICE = new UserPrincipalName("alice", "example.onaliyun.com");

    private final MovableClock clock = new MovableClock();
    private final InMemoryRamDirectory ram = new InMemoryRamDirectory(clock);
    private final JudgingRamDirectory directory = allowing("Custom:team-*");

    private JudgingRamDirectory allowing(String entry) {
        return new JudgingRamDirectory(ram, new PolicyAllowList(List.of(entry)), clock);
    }

    @BeforeEach
    void make() {
        ram.addByHand("alice", Map.of());
    }

    private void write(String statement) {
        ram.writePolicy(POLICY, "{\"Version\": \"1\", \"Statement\": [" + statement.replace('\'', '"') + "]}");
    }

    private void attach() {
        directory.call(new AttachPolicyToUser(ALICE, POLICY));
    }

    private List<PolicyName> attached() {
        return ram.call(new ListPoliciesForUser(ALICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': ['oss:Get*', 'ram:*'], 'Resource': '*'}",
                "{'Effect': 'allow', 'action': 'RAM:ATTACH*', 'resource': 'acs:ram:*:*:user/x'}",
                "{'Effect': 'Allow', 'Action': 'ims:*', 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': 'r?m:CreateAccessKe?', 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': 'ram:SetDefault*Version', 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': 'ram:PassRole', 'Resource': ['acs:ram::1:role/a', 'acs:ram::1:role/*']}",
                "{'Effect': 'Allow', 'NotAction': 'ecs:*', 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': 'ram:AddUserToGroup', 'Resource': '*', 'Condition': {}}",
                ""
            })
    void attach_documentThatMakesMore_isRefusedWithTheReason(String statement) {
        write(statement);

        assertThatThrownBy(this::attach)
                .isInstanceOfSatisfying(
                        RamException.class, e -> assertThat(e.code()).isEqualTo(JudgingRamDirectory.ESCALATING))
                .hasMessageContaining("its document");
        assertThat(attached()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect': 'Allow', 'Action': ['oss:*', 'ram:Get*', 'ram:List*'], 'Resource': '*'}",
                "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Resource': 'acs:ram::1:role/reader'}"
            })
    void attach_documentThatMakesNothingMore_isAttached(String statement) {
        write(statement);

        attach();

        assertThat(attached()).containsExactly(POLICY);
    }

    @Test
    void attach_allowedByItsExactName_isAttachedWhateverItSays() {
        write("{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}");

        allowing("Custom:team-policy").call(new AttachPolicyToUser(ALICE, POLICY));

        assertThat(attached()).containsExactly(POLICY);
        assertThat(ram.calls()).doesNotContain("GetPolicy");
    }

    @Test
    void attach_documentThatCannotBeRead_isNotJudgedYetAndIsLater() {
        write("{'Effect': 'Allow', 'Action': 'oss:*', 'Resource': '*'}");
        ram.failBefore(
                "GetPolicy",
                1,
                RamException.answered(RamException.Reason.FORBIDDEN, "NoPermission", "No.", "request-1"));

        assertThatThrownBy(this::attach).isInstanceOfSatisfying(RamException.class, e -> {
            assertThat(e.code()).isEqualTo(JudgingRamDirectory.NOT_JUDGED);
            assertThat(e.reason()).isEqualTo(RamException.Reason.UNAVAILABLE);
        });
        attach();
        assertThat(attached()).containsExactly(POLICY);
    }

    @Test
    void attach_documentThatBecameMore_isRefusedWhenTheVerdictIsOld() {
        write("{'Effect': 'Allow', 'Action': 'oss:*', 'Resource': '*'}");
        attach();
        write("{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}");
        clock.advance(Duration.ofMinutes(10));

        assertThatThrownBy(this::attach).isInstanceOf(RamException.class);
    }
}
