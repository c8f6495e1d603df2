package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.PolicyType;

class UserDeletionTest {

    private static final String ALICE = "alice@example.onaliyun.com";

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    /** What can hang on Alice; the names are those in the error codes. */
    enum Belonging {
        AccessKey(account -> account.access().addAccessKey(ALICE)),
        LoginProfile(account -> account.access().addLoginProfile(ALICE, "Horse-Battery-1")),
        MFADevice(account -> account.access().bindMfaDevice(ALICE)),
        Policy(account -> account.access().attachPolicyToUser(PolicyType.SYSTEM, "ReadOnlyAccess", ALICE)),
        Group(account -> {
            account.addGroup("dev");
            account.addMember("dev", ALICE);
        });

        private final Consumer<Account> gift;

        Belonging(Consumer<Account> gift) {
            this.gift = gift;
        }
    }

    private static Answer delete(RamSimulator simulator) {
        return SdkClient.of(simulator).call("DeleteUser", "UserPrincipalName", ALICE);
    }

    @ParameterizedTest
    @EnumSource
    void delete_userWithSomething_isDeleteConflict(Belonging belonging) {
        Account account = SIMULATOR.get().account();
        account.addUser("alice");
        belonging.gift.accept(account);

        assertThat(delete(SIMULATOR.get()).error()).isEqualTo("409 DeleteConflict.User." + belonging);
        assertThat(account.findUser(ALICE)).isPresent();
    }

    @Test
    void delete_lenientAccount_removesTheUserWithEverything() {
        try (RamSimulator lenient = RamSimulator.start(
                SimulatorOptions.builder().strictDelete(false).build())) {
            Account account = lenient.account();
            account.addUser("alice");
            List.of(Belonging.values()).forEach(belonging -> belonging.gift.accept(account));

            assertThat(delete(lenient).status()).isEqualTo(200);

            account.addUser("alice");
            assertThat(account.access().accessKeys(ALICE)).isEmpty();
            assertThat(account.access().loginProfile(ALICE)).isEmpty();
            assertThat(account.access().mfaDevices()).isEmpty();
            assertThat(account.access().policiesOfUser(ALICE)).isEmpty();
            assertThat(account.groupsOf(ALICE)).isEmpty();
        }
    }
}
