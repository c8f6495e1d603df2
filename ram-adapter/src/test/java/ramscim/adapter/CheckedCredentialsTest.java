package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.failure;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.BasicSessionCredentials;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

class CheckedCredentialsTest {
    private final Queue<Supplier<AlibabaCloudCredentials>> answers = new ArrayDeque<>();
    private final MutableClock clock = new MutableClock();
    private final CheckedCredentials credentials = new CheckedCredentials(new Answers(), clock);
    private int asked;

    @Test
    void getCredentials_neverAny_unauthenticatedInTheSourcesWords() {
        answers.add(CheckedCredentialsTest::none);

        RamException failure = failure(credentials::getCredentials);

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(failure).hasMessage("There are none.");
        assertThat(credentials.problem()).hasValue("There are none.");
    }

    @Test
    void getCredentials_someAtHand_neverAsksTheSource() {
        answers.add(() -> key("one"));
        credentials.getCredentials();

        assertThat(credentials.getCredentials().getAccessKeyId()).isEqualTo("one");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void getCredentials_justFailed_failsAgainWithoutAsking() {
        answers.add(CheckedCredentialsTest::none);
        answers.add(() -> key("one"));
        failure(credentials::getCredentials);

        failure(credentials::getCredentials);
        assertThat(asked).isEqualTo(1);

        clock.advance(Duration.ofSeconds(5));
        assertThat(credentials.getCredentials().getAccessKeyId()).isEqualTo("one");
        assertThat(credentials.problem()).isEmpty();
    }

    @Test
    void renew_endsSoon_fetchesNewOnes() {
        answers.add(() -> session("one", Lifetime.OVER));
        answers.add(() -> session("two", Lifetime.LONG));
        credentials.getCredentials();

        credentials.renew();

        assertThat(credentials.getCredentials().getAccessKeyId()).isEqualTo("two");
    }

    @Test
    void renew_longToGo_asksNobody() {
        answers.add(() -> session("one", Lifetime.LONG));
        credentials.getCredentials();

        credentials.renew();

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void renew_fails_keepsWhatIsAtHandAndSaysSo() {
        answers.add(() -> session("one", Lifetime.OVER));
        answers.add(CheckedCredentialsTest::none);
        credentials.getCredentials();

        credentials.renew();

        assertThat(credentials.getCredentials().getAccessKeyId()).isEqualTo("one");
        assertThat(credentials.problem())
                .hasValue("The bridge's Alibaba Cloud credentials could not be renewed. There are none.");
    }

    @Test
    void renew_keyWithoutEnd_readsItAgain() {
        answers.add(() -> key("one"));
        answers.add(() -> key("rotated"));
        credentials.getCredentials();

        credentials.renew();

        assertThat(credentials.getCredentials().getAccessKeyId()).isEqualTo("rotated");
    }

    @Test
    void replace_otherOnesByNow_takesThem() {
        answers.add(() -> key("one"));
        answers.add(() -> key("two"));
        AlibabaCloudCredentials refused = credentials.getCredentials();

        assertThat(credentials.replace(refused)).isTrue();
        assertThat(credentials.getCredentials().getAccessKeyId()).isEqualTo("two");
    }

    @Test
    void replace_theSameAgain_isNotWorthAnotherCall() {
        answers.add(() -> session("one", Lifetime.LONG));
        answers.add(() -> session("one", Lifetime.LONG));

        assertThat(credentials.replace(credentials.getCredentials())).isFalse();
    }

    @Test
    void replace_alreadyReplacedByAnother_asksNobody() {
        answers.add(() -> key("one"));
        answers.add(() -> key("two"));
        AlibabaCloudCredentials refused = credentials.getCredentials();
        credentials.replace(refused);

        assertThat(credentials.replace(refused)).isTrue();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void getCredentials_noneAfterSome_unavailable() {
        answers.add(() -> key("one"));
        answers.add(CheckedCredentialsTest::none);
        credentials.replace(credentials.getCredentials());

        assertThat(failure(credentials::getCredentials).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    private static AlibabaCloudCredentials key(String id) {
        return new BasicCredentials(id, "the-secret");
    }

    private static AlibabaCloudCredentials session(String id, Lifetime lifetime) {
        return new BasicSessionCredentials(id, "the-secret", "the-token", lifetime.seconds);
    }

    private static AlibabaCloudCredentials none() {
        throw RamException.unanswered(Reason.UNAUTHENTICATED, "Bridge.NoCredentials", "There are none.");
    }

    /** The SDK takes the time when it is asked, from the system's clock. */
    private enum Lifetime {
        OVER(-1),
        LONG(3600);

        private final long seconds;

        Lifetime(long seconds) {
            this.seconds = seconds;
        }
    }

    private final class Answers implements CredentialSource {
        @Override
        public AlibabaCloudCredentials fetch() {
            asked++;
            return answers.remove().get();
        }

        @Override
        public String description() {
            return "a test";
        }
    }
}
