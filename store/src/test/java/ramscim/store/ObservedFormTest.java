package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.core.intent.Hold;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.Membership;
import ramscim.core.plan.Attachments;
import ramscim.core.plan.Given;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.Suspended;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.ResourceType;

/** What is in databases, to the letter. */
class ObservedFormTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static final String USER =
            "{\"v\":1,\"user\":{\"id\":{\"value\":\"2000\"},\"userPrincipalName\":\"ada@example.com\","
                    + "\"displayName\":\"Ada\",\"email\":\"ada@example.com\",\"mobilePhone\":\"86-1\",\"comments\":\"none\","
                    + "\"tags\":{\"team\":\"red\"},\"provisionType\":\"Manual\",\"createDate\":\"2026-03-02T12:00:00Z\","
                    + "\"updateDate\":\"2026-03-02T12:00:01Z\",\"lastLoginDate\":\"2026-03-02T12:00:02Z\"},"
                    + "\"managedTagKeys\":[\"team\"],\"suspended\":{\"loginProfile\":true,\"accessKeys\":[{\"value\":\"LTAI-1\"}]},"
                    + "\"given\":{\"consoleLogon\":{\"passwordResetRequired\":true,\"mfaBindRequired\":false},\"logonBegun\":true,"
                    + "\"accessKey\":{\"value\":\"LTAI-2\"},\"keysBefore\":[{\"value\":\"LTAI-3\"}],"
                    + "\"policies\":{\"states\":{\"System:A\":\"ATTACHED\",\"System:B\":\"BEGUN\",\"System:C\":\"FOUND\"}},"
                    + "\"kept\":true,\"begunAt\":\"2026-03-02T12:00:00Z\",\"logonFound\":true}}";

    static final String GROUP =
            "{\"v\":1,\"group\":{\"id\":\"3000\",\"name\":\"Admins\",\"displayName\":\"The admins\","
                    + "\"comments\":\"none\",\"createDate\":\"2026-03-02T12:00:00Z\",\"updateDate\":\"2026-03-02T12:00:01Z\"},"
                    + "\"policies\":{\"states\":{\"Custom:own\":\"FOUND\"}},\"renaming\":{\"value\":\"Administrators\"}}";

    static Observed user() {
        RamUser user = new RamUser(
                new UserId("2000"),
                "ada@example.com",
                "Ada",
                "ada@example.com",
                "86-1",
                "none",
                Map.of("team", "red"),
                "Manual",
                NOON,
                NOON.plusSeconds(1),
                NOON.plusSeconds(2));
        Attachments policies = new Attachments(Map.of(
                "System:A",
                Attachments.State.ATTACHED,
                "System:B",
                Attachments.State.BEGUN,
                "System:C",
                Attachments.State.FOUND));
        Given given = new Given(
                new ConsoleLogon(true, false),
                true,
                new AccessKeyId("LTAI-2"),
                Set.of(new AccessKeyId("LTAI-3")),
                policies,
                true,
                NOON,
                true);
        return new ObservedUser(user, Set.of("team"), new Suspended(true, Set.of(new AccessKeyId("LTAI-1"))), given);
    }

    static Observed group() {
        return new ObservedGroup(
                new RamGroup("3000", "Admins", "The admins", "none", NOON, NOON.plusSeconds(1)),
                new Attachments(Map.of("Custom:own", Attachments.State.FOUND)),
                new GroupName("Administrators"));
    }

    @Test
    void write_everythingThatIsKnownOfAUser_thisForm() {
        assertThat(ObservedForm.write(user())).isEqualTo(USER);
        assertThat(ObservedForm.read(ResourceType.USER, USER)).isEqualTo(user());
    }

    @Test
    void write_everythingThatIsKnownOfAGroup_thisForm() {
        assertThat(ObservedForm.write(group())).isEqualTo(GROUP);
        assertThat(ObservedForm.read(ResourceType.GROUP, GROUP)).isEqualTo(group());
    }

    @Test
    void write_nothing_nothing() {
        assertThat(ObservedForm.write(null)).isNull();
        assertThat(ObservedForm.read(ResourceType.USER, null)).isNull();
    }

    @Test
    void read_formOfALaterVersion_isRefused() {
        assertThatThrownBy(() -> ObservedForm.read(ResourceType.USER, USER.replace("\"v\":1", "\"v\":2")))
                .hasMessageContaining("form 2");
    }

    @Test
    void read_nameThatIsNotKnown_isRefused() {
        assertThatThrownBy(() -> ObservedForm.read(ResourceType.USER, USER.replace("logonFound", "logonMet")))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("logonMet");
    }

    /** As versions of before wrote it, which put down more than they read. */
    @Test
    void read_withoutANumber_isReadAndWhatIsNotKnownPassedOver() {
        String old =
                USER.replace("\"v\":1,", "").replace("\"logonFound\":true}", "\"logonFound\":true},\"active\":false");

        assertThat(ObservedForm.read(ResourceType.USER, old)).isEqualTo(user());
    }

    /** They are in columns by these names. */
    @Test
    void names_ofWhatIsStoredByName_doNotChange() {
        assertThat(Arrays.toString(Hold.values())).isEqualTo("[FREE, HELD, APPROVED]");
        assertThat(Arrays.toString(LossKind.values())).isEqualTo("[USER, GROUP, MEMBERSHIP]");
        assertThat(Arrays.toString(Membership.values())).isEqualTo("[JOINED, LEFT]");
        assertThat(Arrays.toString(ResourceType.values())).isEqualTo("[USER, GROUP]");
        assertThat(Arrays.toString(Reason.values()))
                .isEqualTo(
                        "[INVALID_VALUE, UNIQUENESS, NOT_FOUND, PRECONDITION_FAILED, FORBIDDEN, QUOTA_EXCEEDED, PROTECTED, HELD,"
                                + " NOT_YET, BUSY, OUTAGE]");
    }
}
