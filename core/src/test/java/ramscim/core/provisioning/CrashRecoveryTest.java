package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Membership;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceType;

/** That a process which is killed between any two of its calls to the store and to RAM leaves nothing that the next one does not put right. */
class CrashRecoveryTest {
    private static final int MORE_CALLS_THAN_ANY_CHANGE_NEEDS = 100;

    /** An account with two users and a group that one of them is in. */
    private static final class Account {
        private final EngineFixture fixture = new EngineFixture();
        private final ConfirmedResource alice = fixture.createUser("alice");
        private final ConfirmedResource bob = fixture.createUser("bob");
        private final ConfirmedResource team = fixture.createGroup("Team", alice);
    }

    enum Scenario {
        CREATE_USER(account -> account.fixture.createUser("carol")),
        RENAME_USER(account -> account.fixture.update(account.alice, Attributes.user("alice.smith"))),
        DEACTIVATE_AND_RENAME_USER(
                account -> account.fixture.update(account.alice, Attributes.inactiveUser("alice.smith"))),
        DELETE_USER(account -> account.fixture.delete(account.alice)),
        CREATE_GROUP(account -> account.fixture.createGroup("Staff", account.alice, account.bob)),
        RENAME_GROUP(account -> account.fixture.update(account.team, Attributes.group("Staff"))),
        CHANGE_MEMBERS(account -> account.fixture.update(
                ResourceType.GROUP,
                account.team.id(),
                (newest, members) -> new Draft(
                        newest, Map.of(account.alice.id(), Membership.LEFT, account.bob.id(), Membership.JOINED)))),
        DELETE_GROUP(account -> account.fixture.delete(account.team));

        private final Consumer<Account> request;

        Scenario(Consumer<Account> request) {
            this.request = request;
        }

        /** An account on which the request was asked for, and whose process was killed after so many calls if it needed more. */
        private Account killedAfter(int calls) {
            Account account = new Account();
            account.fixture.crashAt(new CrashPoint(calls));
            try {
                request.accept(account);
            } catch (CrashPoint.Crash killed) {
                assertThat(account.fixture.isCrashed()).isTrue();
            }
            return account;
        }

        private Object finished() {
            return BothSides.of(killedAfter(Integer.MAX_VALUE).fixture);
        }
    }

    @ParameterizedTest
    @EnumSource
    void recover_killedAfterAnyCall_carriedOutOnceOrNotBegun(Scenario scenario) {
        Object before = BothSides.of(new Account().fixture);
        Object finished = scenario.finished();
        int calls = 0;
        for (Account account = scenario.killedAfter(0);
                account.fixture.isCrashed();
                account = scenario.killedAfter(++calls)) {
            boolean accepted = !account.fixture.pending().isEmpty();
            Object expected = accepted || BothSides.of(account.fixture).equals(finished) ? finished : before;

            account.fixture.restart();
            account.fixture.settle();

            BothSides.agree(account.fixture);
            assertThat(BothSides.of(account.fixture))
                    .as("killed after %s calls", calls)
                    .isEqualTo(expected);
        }
        assertThat(calls).as("the calls that the request needs").isBetween(4, MORE_CALLS_THAN_ANY_CHANGE_NEEDS);
    }

    @ParameterizedTest
    @EnumSource
    void sameRequest_afterAnyCallOfAKilledProcess_joinsWhatThatBegan(Scenario scenario) {
        Object finished = scenario.finished();
        int calls = 0;
        for (Account account = scenario.killedAfter(0);
                account.fixture.isCrashed();
                account = scenario.killedAfter(++calls)) {
            account.fixture.startWithoutRecovery();

            askAgain(scenario, account);
            account.fixture.settle();

            BothSides.agree(account.fixture);
            assertThat(BothSides.of(account.fixture))
                    .as("killed after %s calls", calls)
                    .isEqualTo(finished);
        }
    }

    /** What was confirmed before the process was killed may be refused as done already; what is gone may be looked for once more. */
    private static void askAgain(Scenario scenario, Account account) {
        boolean confirmed = account.fixture.pending().isEmpty();
        try {
            scenario.request.accept(account);
        } catch (ProvisioningException done) {
            assertThat(confirmed || done.reason() == ProvisioningException.Reason.NOT_YET)
                    .as("the request was done, or is being done: %s", done.getMessage())
                    .isTrue();
        }
    }
}
