package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.converge.Deprovisioning.Mode;
import ramscim.core.directory.RamUser;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ScimAttributes;

/** RAM takes its time to rename somebody who left; who asks for the same person meanwhile does not wait for it. */
class NameReleaseTest {
    private final EngineFixture fixture = new EngineFixture();
    private final List<Reason> meanwhile = new ArrayList<>();
    private ConfirmedResource departed;

    @BeforeEach
    void leave() {
        fixture.deprovisioning(new Deprovisioning(Mode.DISABLE, Duration.ZERO, true, false));
        departed = fixture.create(person("person-1"));
        fixture.delete(departed);
    }

    private static ScimAttributes person(String externalId) {
        return Attributes.json("{'userName':'alice','externalId':'%s','active':true}".formatted(externalId));
    }

    /** By another request, which would never end if it waited for the one that RAM is busy with. */
    private void asks(Supplier<Reason> request) {
        fixture.during(
                "UpdateUser",
                () -> meanwhile.add(CompletableFuture.supplyAsync(request)
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join()));
    }

    private List<String> names() {
        return fixture.directory.users().stream()
                .map(RamUser::userPrincipalName)
                .map(name -> name.replaceFirst("-[0-9]+@.*|@.*", ""))
                .sorted()
                .toList();
    }

    @Test
    void deactivation_ofTheDeparted_isAnsweredAtOnce() {
        asks(() -> EngineFixture.reason(() -> fixture.deactivate(departed)));

        fixture.create(person("person-2"));

        assertThat(meanwhile).containsExactly(Reason.NOT_FOUND);
        assertThat(names()).containsExactly("alice", "alice.left");
    }

    @Test
    void departed_whoComesBackMeanwhile_hasTheNameAndTheOtherIsRefused() {
        asks(() -> EngineFixture.reason(() -> fixture.create(person("person-1"))));

        Reason other = EngineFixture.reason(() -> fixture.create(person("person-2")));
        fixture.settle();

        assertThat(meanwhile).containsExactly(Reason.NOT_YET);
        assertThat(other).isEqualTo(Reason.UNIQUENESS);
        assertThat(names()).containsExactly("alice");
        BothSides.agree(fixture);
    }

    /** The first was accepted, and nobody told of it: who asks again is told, whoever else comes is not. */
    @Test
    void creation_thatNobodyWasToldOf_isNotSomebodyElses() {
        fixture.workers.hold();
        EngineFixture.reason(() -> fixture.create(Attributes.json("{'userName':'bob','externalId':'bob-1'}")));
        fixture.workers.release();

        assertThat(EngineFixture.reason(
                        () -> fixture.create(Attributes.json("{'userName':'bob','externalId':'bob-2'}"))))
                .isEqualTo(Reason.UNIQUENESS);
        assertThat(fixture.create(Attributes.json("{'userName':'bob','externalId':'bob-1'}"))
                        .attributes()
                        .text("externalId"))
                .isEqualTo("bob-1");
    }

    @Test
    void another_whoComesMeanwhile_isToldToTryAgainAndNobodyIsThereTwice() {
        asks(() -> EngineFixture.reason(() -> fixture.create(person("person-3"))));

        fixture.create(person("person-2"));

        assertThat(meanwhile).containsExactly(Reason.UNIQUENESS);
        assertThat(names()).containsExactly("alice", "alice.left");
    }
}
