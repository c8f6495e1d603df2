package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** That requests, troubles of RAM, and ends of the process in any order leave both sides in agreement. */
class InterleavingPropertiesTest {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyRequests_withAnyTroubles_agreeInTheEnd(@ForAll("steps") List<Happening> happenings) {
        RestlessAccount account = new RestlessAccount();

        happenings.forEach(account::suffer);
        account.comeToRest();

        BothSides.agree(account.fixture);
        account.assertThatNoLeaverIsLost();
        assertThat(account.fixture.store.all())
                .as("what is known and not confirmed")
                .allMatch(resource -> resource.confirmed() != null);
    }

    @Provide
    Arbitrary<List<Happening>> steps() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 5);
        return Combinators.combine(Arbitraries.of(Happening.Kind.class), numbers, numbers)
                .as(Happening::new)
                .list()
                .ofMaxSize(30);
    }
}
