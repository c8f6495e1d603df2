package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ramscim.core.account.AccountQuotas;
import ramscim.core.account.AccountQuotas.Holder;
import ramscim.core.account.AccountQuotas.Thing;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.Errand;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

class AccountQuotasTest {
    private final MovableClock clock = new MovableClock();
    private final InMemoryRamDirectory directory = new InMemoryRamDirectory(clock);
    private final AccountQuotas quotas = new AccountQuotas(directory, clock);
    private final Errand errand = Errand.unawaited();

    @Test
    void requireRoomForUser_nothingKnownYet_leavesItToRam() {
        directory.changeUsersQuota(0);

        assertThatCode(() -> quotas.requireRoomFor(Thing.USER, errand)).doesNotThrowAnyException();
    }

    @Test
    void requireRoomForUser_full_refusesWithTheNumber() {
        full();

        assertThatThrownBy(() -> quotas.requireRoomFor(Thing.USER, errand))
                .hasMessage("The account has no room for more users: 1 of 1 are there.")
                .isInstanceOfSatisfying(
                        RamException.class, e -> assertThat(e.reason()).isEqualTo(Reason.QUOTA_EXCEEDED));
    }

    @Test
    void requireRoomForUser_raisedSince_asksAgainBeforeItRefuses() {
        full();
        directory.changeUsersQuota(2);
        clock.advance(Duration.ofSeconds(2));

        assertThatCode(() -> quotas.requireRoomFor(Thing.USER, errand)).doesNotThrowAnyException();
        assertThat(quotas.known().orElseThrow().usersQuota()).isEqualTo(2);
    }

    @Test
    void requireRoomForUser_refusedOneAfterTheOther_doesNotAskEachTime() {
        full();

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> quotas.requireRoomFor(Thing.USER, errand)).isInstanceOf(RamException.class);
        }

        assertThat(directory.calls()).containsOnlyOnce("GetAccountSummary");
    }

    @Test
    void requireRoomForUser_filledByTheBridgeItself_isCounted() {
        directory.changeUsersQuota(1);
        quotas.ask();

        quotas.requireRoomFor(Thing.USER, errand);
        quotas.created(Thing.USER);

        assertThatThrownBy(() -> quotas.requireRoomFor(Thing.USER, errand)).isInstanceOf(RamException.class);
    }

    @Test
    void known_createdSinceRamTold_countsThem() {
        quotas.ask();
        int groups = quotas.known().orElseThrow().groups();

        quotas.created(Thing.USER);
        quotas.created(Thing.USER);
        quotas.created(Thing.GROUP);

        assertThat(quotas.known().orElseThrow())
                .returns(2, AccountSummary::users)
                .returns(groups + 1, AccountSummary::groups);
        quotas.ask();
        assertThat(quotas.known().orElseThrow()).returns(0, AccountSummary::users);
    }

    @Test
    void known_createdWhileRamTells_isNotLost() {
        AccountQuotas[] asking = new AccountQuotas[1];
        asking[0] = new AccountQuotas(
                new RamDirectory() {
                    @Override
                    public <R> R call(RamCall<R> call, Errand errand) {
                        R told = directory.call(call, errand);
                        asking[0].created(Thing.USER);
                        return told;
                    }
                },
                clock);

        asking[0].created(Thing.USER);
        asking[0].ask();

        assertThat(asking[0].known().orElseThrow()).returns(1, AccountSummary::users);
    }

    @Test
    void known_ceasedSinceRamTold_isLessThemButNeverNegative() {
        quotas.ask();
        quotas.created(Thing.USER);
        quotas.created(Thing.USER);

        quotas.ceased(Thing.USER);
        assertThat(quotas.known().orElseThrow()).returns(1, AccountSummary::users);
        quotas.ceased(Thing.USER);
        quotas.ceased(Thing.USER);
        assertThat(quotas.known().orElseThrow()).returns(0, AccountSummary::users);
    }

    @Test
    void requireRoomForGroup_inAsManyAsThereCanBe_refusesWithTheNumber() {
        quotas.ask();

        assertThatCode(() -> quotas.requireRoomForGroup(() -> 9, errand)).doesNotThrowAnyException();
        assertThatThrownBy(() -> quotas.requireRoomForGroup(() -> 10, errand))
                .hasMessage("A user can be in 10 groups, and this one is in 10 already.");
    }

    @Test
    void requireRoomForAccessKey_hasTwo_refusesWithTheNumber() {
        quotas.ask();

        assertThatCode(() -> quotas.requireRoomForAccessKey(1, errand)).doesNotThrowAnyException();
        assertThatThrownBy(() -> quotas.requireRoomForAccessKey(2, errand))
                .hasMessage("A user can have 2 access keys, and this one has 2 already.");
    }

    @Test
    void requireRoomForPolicies_notKnownYet_isWhatIsDocumented() {
        assertThatCode(() -> quotas.requireRoomForPolicies(Holder.USER, custom(0, 9), custom(9, 10), errand))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> quotas.requireRoomForPolicies(Holder.USER, custom(0, 9), custom(9, 11), errand))
                .hasMessage("A user can have 10 policies of the type Custom; they would be 11.");
    }

    @Test
    void excess_policiesThatAreAttachedAlready_countOnce() {
        assertThatCode(() -> quotas.requireRoomForPolicies(Holder.GROUP, custom(0, 10), custom(0, 10), errand))
                .doesNotThrowAnyException();
        assertThat(quotas.excess(Holder.GROUP, custom(0, 11)))
                .hasValue("A group can have 10 policies of the type Custom; they would be 11.");
    }

    @Test
    void ask_summary_isWhatIsKnown() {
        AccountSummary told = quotas.ask();

        assertThat(quotas.known()).hasValue(told);
        assertThat(List.of(told.groupsPerUserQuota(), told.accessKeysPerUserQuota()))
                .containsExactly(10, 2);
    }

    private void full() {
        directory.addByHand("there", java.util.Map.of());
        directory.changeUsersQuota(1);
        quotas.ask();
    }

    private static Set<PolicyName> custom(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> PolicyName.custom("p" + n))
                .collect(Collectors.toSet());
    }
}
