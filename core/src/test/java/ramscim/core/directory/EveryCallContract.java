package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link RamDirectory} promises, for every implementation of it: that it answers every call there is with what the call says. */
abstract class EveryCallContract extends RamDirectoryFixture {
    @Test
    void call_ofEachKind_isAnsweredWithWhatItSays() {
        AnswerTypes answers = new AnswerTypes(directory());

        List<RamCall<?>> made = EveryCall.on(answers);

        assertThat(made).<Class<?>>extracting(RamCall::getClass).containsExactlyInAnyOrderElementsOf(EveryCall.kinds());
        assertThat(made).extracting(RamCall::operation).containsExactlyInAnyOrder(RamOperation.values());
        assertThat(answers.wrong()).isEmpty();
    }
}
