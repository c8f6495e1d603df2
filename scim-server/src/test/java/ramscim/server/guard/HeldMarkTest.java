package ramscim.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.intent.HeldIntent;
import ramscim.core.resource.ResourceId;

class HeldMarkTest {
    private static HeldIntent held(long number) {
        return new HeldIntent(new ResourceId(new UUID(7, number)), number);
    }

    private static Set<HeldIntent> held(Set<Long> numbers) {
        return numbers.stream().map(HeldMarkTest::held).collect(Collectors.toSet());
    }

    /** Nobody else is approved with those whom an administrator was shown. */
    @Property
    void parse_ofAMark_hasThoseWhoWereShownAndNoOthers(@ForAll @NotEmpty Set<Long> shown, @ForAll long other) {
        Assume.that(!shown.contains(other));

        HeldMark mark =
                Objects.requireNonNull(HeldMark.parse(HeldMark.of(held(shown)).toString()));

        assertThat(held(shown)).allMatch(mark::has);
        assertThat(mark.has(held(other))).isFalse();
    }

    @Property
    void has_laterChangeOfTheSamePerson_isAnotherOne(@ForAll long number, @ForAll long sequence) {
        Assume.that(number != sequence);
        HeldIntent shown = held(number);

        assertThat(HeldMark.of(Set.of(shown)).has(new HeldIntent(shown.id(), sequence)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not a mark", "AAAAAAAAAA"})
    void parse_whatIsNone_isNull(String text) {
        assertThat(HeldMark.parse(text)).isNull();
    }
}
