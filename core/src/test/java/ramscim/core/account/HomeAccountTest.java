package ramscim.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccountCall.GetAccountSummary;
import ramscim.core.directory.AccountCall.GetCallerIdentity;
import ramscim.core.directory.CallerIdentity;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.ResourceGroupCall.DetachPolicy;
import ramscim.core.directory.ScopedPolicy;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.provisioning.MovableClock;

class HomeAccountTest {
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final RamException UNREACHABLE =
            RamException.unanswered(RamException.Reason.UNAVAILABLE, "SDK.Unreachable", "No answer.");
    private static final RamException FORBIDDEN =
            RamException.answered(RamException.Reason.FORBIDDEN, "NoPermission", "No.", "request-1");
    private static final CallerIdentity OTHER =
            new CallerIdentity(CallerIdentity.Type.ASSUMED_ROLE, "9999999999999999", null, null);
    private static final AccountIdentity HOME = new AccountIdentity("1234567890123456", "example.onaliyun.com");

    private final MovableClock clock = new MovableClock();
    private final InMemoryRamDirectory ram = new InMemoryRamDirectory(clock);
    private final InMemoryKeptAccount kept = new InMemoryKeptAccount();
    private final AtomicLong credentials = new AtomicLong(1);
    private HomeAccount home = new HomeAccount(ram, kept, credentials::get, clock);
    private RamDirectory directory = new HomeBoundRamDirectory(ram, home);

    private void restart() {
        home = new HomeAccount(ram, kept, credentials::get, clock);
        directory = new HomeBoundRamDirectory(ram, home);
    }

    private void ask() {
        directory.call(new GetAccountSummary());
    }

    @Test
    void call_firstOfAll_keepsTheAccountAndAsksOnce() {
        ask();
        ask();

        assertThat(kept.find()).isEqualTo(HOME);
        assertThat(ram.calls().stream().filter("GetCallerIdentity"::equals)).hasSize(1);
    }

    @Test
    void call_restartedWithAnotherAccount_isNotMadeAndSaysWhoseItIs() {
        RamUser alice = ram.addByHand("alice", Map.of());
        ask();
        ram.signedBy(OTHER);
        restart();

        assertRefused(HomeAccount.ANOTHER_ACCOUNT, () -> directory.call(new DeleteUser(alice.id())));
        assertRefused(HomeAccount.ANOTHER_ACCOUNT, () -> directory.call(new GetUser(alice.id())));
        assertThat(home.problem()).contains("9999999999999999", "1234567890123456", "--accept-account");
        assertThat(ram.calls()).doesNotContain("DeleteUser", "GetUser");
    }

    @Test
    void call_credentialsBecomeAnotherAccountsAndBack_isNotMadeMeanwhile() {
        ask();
        ram.signedBy(OTHER);
        credentials.incrementAndGet();

        assertRefused(HomeAccount.ANOTHER_ACCOUNT, this::ask);

        ram.signedBy(InMemoryRamDirectory.ROLE);
        credentials.incrementAndGet();
        assertThatCode(this::ask).doesNotThrowAnyException();
        assertThat(home.problem()).isNull();
    }

    @Test
    void refresh_anHourLater_seesThatTheSameCredentialsAreAnotherAccounts() {
        ask();
        ram.signedBy(OTHER);
        home.refresh();
        assertThat(home.problem()).isNull();

        clock.advance(Duration.ofHours(1));
        home.refresh();

        assertThat(home.problem()).isNotNull();
    }

    @Test
    void call_stsOutOfReach_goesByTheDomain() {
        ask();
        ram.failBefore("GetCallerIdentity", ALWAYS, UNREACHABLE);
        restart();

        assertThatCode(this::ask).doesNotThrowAnyException();
        assertThat(home.caller()).isNull();

        ram.changeDefaultDomain("other.onaliyun.com");
        restart();
        assertThatThrownBy(this::ask).hasMessageContaining("with the domain other.onaliyun.com");
    }

    @Test
    void call_domainChangedInTheSameAccount_isMadeAndTheNewDomainIsKept() {
        ask();
        ram.changeDefaultDomain("other.onaliyun.com");
        restart();

        ask();

        assertThat(kept.find()).isEqualTo(new AccountIdentity("1234567890123456", "other.onaliyun.com"));
    }

    @Test
    void call_nobodyTellsWhoseTheCredentialsAre_isMadeOnlyIfTheStoreIsAboutNoAccountYet() {
        ram.failBefore("GetCallerIdentity", ALWAYS, UNREACHABLE);
        ram.failBefore("GetDefaultDomain", ALWAYS, FORBIDDEN);

        assertThatCode(this::ask).doesNotThrowAnyException();
        assertThat(kept.find()).isNull();

        kept.keep(null, HOME, clock.instant());
        restart();
        assertRefused(HomeAccount.NOT_CONFIRMED, this::ask);
        assertThat(home.problem()).isNull();
    }

    @Test
    void call_nobodyTellsAnyMore_goesByWhatWasConfirmedForTheseCredentials() {
        ask();
        ram.failBefore("GetCallerIdentity", ALWAYS, UNREACHABLE);
        ram.failBefore("GetDefaultDomain", ALWAYS, UNREACHABLE);
        clock.advance(Duration.ofHours(2));
        home.refresh();

        assertThatCode(this::ask).doesNotThrowAnyException();

        credentials.incrementAndGet();
        assertRefused("SDK.Unreachable", this::ask);
    }

    @Test
    void accept_anotherAccount_takesThePlaceOfTheOneBefore() {
        ask();
        ram.signedBy(OTHER);
        restart();

        assertThat(home.accept(home.claim())).contains("9999999999999999", "in the place of", "1234567890123456");

        assertThatCode(this::ask).doesNotThrowAnyException();
        assertThat(home.accept(home.claim())).isNull();
    }

    @Test
    void call_thatChangesTheRamUserWhoSignsIt_isNotMadeHoweverItIsAddressed() {
        RamUser bridge = ram.addByHand("svc-bridge", Map.of());
        GroupName ops = new GroupName("ops");
        ram.addGroupByHand(ops);
        String arn = "acs:ram::1234567890123456:user/SVC-bridge";
        ram.signedBy(new CallerIdentity(CallerIdentity.Type.RAM_USER, "1234567890123456", bridge.id(), arn));
        UserPrincipalName name = UserPrincipalName.parse(bridge.userPrincipalName());

        assertRefused(HomeBoundRamDirectory.OWN_IDENTITY, () -> directory.call(new DeleteUser(bridge.id())));
        assertRefused(
                HomeBoundRamDirectory.OWN_IDENTITY,
                () -> directory.call(new TagResources(bridge.id(), Map.of("a", "b"))));
        assertRefused(HomeBoundRamDirectory.OWN_IDENTITY, () -> directory.call(new AddUserToGroup(name, ops)));
        assertRefused(
                HomeBoundRamDirectory.OWN_IDENTITY,
                () -> directory.call(
                        new DetachPolicy(name, new ScopedPolicy("rg-one", PolicyName.system("AliyunOSSFullAccess")))));
        assertThatCode(() -> directory.call(new GetUser(bridge.id()))).doesNotThrowAnyException();
        assertThatCode(() -> directory.call(new GetCallerIdentity())).doesNotThrowAnyException();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RamException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
