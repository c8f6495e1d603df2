package ramscim.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceType;
import ramscim.server.table.Csv;
import ramscim.server.words.Audience;

class FailureGroupTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T08:30:00Z");

    private static FailingChange failing(String subject, boolean leaver, Refusal refusal) {
        FailingChange.About about = new FailingChange.About("key", true, "id", ResourceType.USER, subject, "update");
        return FailingChange.retrying(about, leaver, refusal, FIRST, 3, FIRST.plusSeconds(60));
    }

    private static Refusal refusal(String code) {
        return Refusal.of(Reason.INVALID_VALUE, code, "No.");
    }

    @Test
    void of_causeThatLeavesALeaverIn_comesFirstHoweverManyOthersFail() {
        List<FailureGroup> groups = FailureGroup.of(List.of(
                failing("ada", false, refusal("InvalidParameter.Email")),
                failing("bob", false, refusal("InvalidParameter.Email")),
                failing("eve", true, refusal("NoPermission"))));

        assertThat(groups)
                .extracting(FailureGroup::cause)
                .containsExactly(FailureCause.NO_PERMISSION, FailureCause.VALUE_REFUSED);
    }

    @Test
    void affected_twoChangesOfOnePerson_isOne() {
        FailureGroup group = FailureGroup.of(List.of(
                        failing("ada", false, refusal("InvalidParameter.Email")),
                        failing("ada", false, refusal("InvalidParameter.MobilePhone"))))
                .get(0);

        assertThat(group.affected()).isEqualTo(1);
        assertThat(group.changes()).hasSize(2);
    }

    /** No name that a provider sends can move what stands beside it into another column. */
    @Property
    void csv_whateverTheName_isOneRowWithAsManyCellsAsTheHeader(@ForAll String subject) {
        List<Csv.Row> rows = Csv.read(
                FailureCsv.of(List.of(failing("x" + subject + "y", true, refusal("NoPermission"))), Audience.PROGRAMS));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).cells()).hasSameSizeAs(rows.get(0).cells()).contains("x" + subject + "y", "No.");
    }
}
