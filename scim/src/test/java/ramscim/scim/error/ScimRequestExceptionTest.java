package ramscim.scim.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.messages.ErrorResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.RefusedException;

class ScimRequestExceptionTest {
    @Test
    void adding_aSentence_isTheSameProblemInMoreWords() {
        RefusedException refusal = new ScimRequestException(ScimProblem.INVALID_PATH, "That is no path.", "title")
                .adding("Access was ended all the same.");

        assertThat(refusal).hasMessage("That is no path. Access was ended all the same.");
        assertThat(refusal.refusal().reason()).isEqualTo(Reason.INVALID_VALUE);
        assertThat(refusal.refusal().attribute()).isEqualTo("title");
        assertThat(answer(refusal).getScimType()).isEqualTo("invalidPath");
        assertThat(answer(refusal).getDetail()).isEqualTo(refusal.getMessage());
    }

    /** Whoever passes it on as a refusal only, and not as SCIM's, answers with the same class of status. */
    @ParameterizedTest
    @EnumSource(ScimProblem.class)
    void reason_ofAProblem_isAsMuchTheClientsFault(ScimProblem problem) {
        assertThat(ScimProblem.of(problem.reason()).status() / 100)
                .isEqualTo(problem == ScimProblem.NOT_IMPLEMENTED ? 4 : problem.status() / 100);
    }

    private static ErrorResponse answer(Throwable failure) {
        return (ErrorResponse)
                new ErrorAnswers(e -> false).response(failure, List.of()).getEntity();
    }
}
