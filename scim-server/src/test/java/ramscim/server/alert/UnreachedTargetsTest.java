package ramscim.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ramscim.server.finding.Finding;
import ramscim.server.finding.Level;
import ramscim.server.words.Words;

class UnreachedTargetsTest {
    @Test
    void finding_alertsThatDoNotArrive_isAmberSaysWhereAndIsNotTold() {
        Finding finding =
                UnreachedTargets.finding(new Alerts.Result("pager", false, Words.of("alerts.problem.unreachable")));

        assertThat(finding)
                .returns(Level.AMBER, Finding::level)
                .returns("Alerts do not arrive at 'pager'.", told -> told.text().english())
                .returns(null, Finding::alert);
        assertThat(finding.advised()).contains("It cannot be connected to.");
    }
}
