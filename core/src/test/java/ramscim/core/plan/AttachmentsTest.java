package ramscim.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.PolicyName;

class AttachmentsTest {
    private static final PolicyName READ = PolicyName.system("ReadOnlyAccess");
    private static final PolicyName OWN = PolicyName.custom("own");

    @Test
    void unknown_nothingLookedUp_isAllThatIsDesired() {
        assertThat(Attachments.NONE.unknown(Set.of(READ, OWN))).containsExactlyInAnyOrder(READ, OWN);
    }

    @Test
    void looked_attachedByAnother_isNeitherLackingNorEverSurplus() {
        Attachments known = Attachments.NONE.looked(Set.of(READ), List.of(READ));

        assertThat(known.lacking(Set.of(READ))).isEmpty();
        assertThat(known.surplus(Set.of())).isEmpty();
        assertThat(known.satisfy(Set.of(READ))).isTrue();
    }

    @Test
    void looked_attachedUnderAnotherSpelling_isFoundAllTheSame() {
        Attachments known = Attachments.NONE.looked(Set.of(READ), List.of(PolicyName.system("readonlyaccess")));

        assertThat(known.lacking(Set.of(READ))).isEmpty();
    }

    @Test
    void looked_notAttached_isLackingUntilItIsAttached() {
        Attachments begun = Attachments.NONE.looked(Set.of(READ), List.of());

        assertThat(begun.lacking(Set.of(READ))).containsExactly(READ);
        assertThat(begun.satisfy(Set.of(READ))).isFalse();
        assertThat(begun.attached(READ).satisfy(Set.of(READ))).isTrue();
    }

    /** The answer to it may have been lost: who began it takes it away as well. */
    @Test
    void surplus_begunAndNotDesiredAnyMore_isTakenAway() {
        Attachments begun = Attachments.NONE.looked(Set.of(READ), List.of());

        assertThat(begun.surplus(Set.of())).containsExactly(READ);
    }

    @Test
    void surplus_several_areInTheOrderOfTheirNames() {
        Attachments own = Attachments.NONE.attached(READ).attached(OWN);

        assertThat(own.surplus(Set.of())).containsExactly(OWN, READ);
        assertThat(own.without(OWN).surplus(Set.of())).containsExactly(READ);
    }
}
