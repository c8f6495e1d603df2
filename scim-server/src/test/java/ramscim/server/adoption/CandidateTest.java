package ramscim.server.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.core.directory.Keeper;

class CandidateTest {
    @ParameterizedTest
    @EnumSource
    void whose_inEnglish_isWhatARefusalSays(Keeper.Kind kind) {
        Keeper keeper = new Keeper(kind, "emea");

        assertThat(Candidate.whose(keeper).english()).isEqualTo(keeper.words());
    }
}
