package ramscim.server.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ramscim.server.finding.Finding;
import ramscim.server.finding.Level;

class NeighbourFindingsTest {
    @Test
    void of_nobodyElse_findsNothing() {
        assertThat(NeighbourFindings.of(Sight.NOTHING)).isEmpty();
    }

    @Test
    void of_anotherBridgeOnTheAccount_isAmberAndNamesIt() {
        assertThat(NeighbourFindings.of(new Sight(Map.of("emea", 2, "apac", 3), 0)))
                .singleElement()
                .returns(Level.AMBER, Finding::level)
                .returns(
                        "5 RAM users are kept by another bridge on this account (apac, emea); this one leaves them alone.",
                        finding -> finding.text().english());
    }

    @Test
    void of_usersThatTheStoreDoesNotKnow_isAmber() {
        assertThat(NeighbourFindings.of(new Sight(Map.of(), 1)))
                .singleElement()
                .returns(Level.AMBER, Finding::level)
                .returns(
                        "1 of RAM's users name this bridge as theirs, and its store does not know them.",
                        finding -> finding.text().english());
    }
}
