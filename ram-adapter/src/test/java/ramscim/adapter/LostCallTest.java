package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.aliyuncs.exceptions.ClientException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.http.impl.execchain.RequestAbortedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserId;
import ramscim.simulator.fault.Fault;

class LostCallTest extends SimulatedAliyun {
    private static final UserId ANYBODY = new UserId("200000000000000001");
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("ramscim");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ROOT.addAppender(log);
        OURS.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        ROOT.detachAppender(log);
        OURS.setLevel(null);
    }

    @Test
    void write_connectionDropped_ambiguousWithoutAnySecret() {
        SIMULATOR.faults().add(Fault.dropAfterEffect("CreateUser"));

        RamException failure = failure(() -> ims().call(creation("alice", "one")));

        assertThat(failure.reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(failure.code()).isEqualTo("SDK.ServerUnreachable");
        assertThat(failure.operation()).isEqualTo("CreateUser");
        assertHidesSecrets(failure);
    }

    @Test
    void createLoginProfile_connectionDroppedOrTooLate_hidesThePassword() {
        LoginProfileRequest request =
                new LoginProfileRequest(new Secret("Horse-Battery-1"), AccessStatus.ACTIVE, false, false);
        SIMULATOR.faults().add(Fault.dropAfterEffect("CreateLoginProfile").times(1));
        SIMULATOR.faults().add(Fault.delay("CreateLoginProfile", Duration.ofMillis(500)));

        RamException dropped = failure(() -> ims().call(new CreateLoginProfile(name("alice"), request)));
        RamException late = failure(() -> impatientIms().call(new CreateLoginProfile(name("alice"), request)));

        assertThat(everythingSaid(dropped) + everythingSaid(late))
                .doesNotContain("Horse")
                .contains("CreateLoginProfile");
    }

    @Test
    void write_noAnswerInTime_ambiguousWithoutAnySecret() {
        SIMULATOR.faults().add(Fault.delay("CreateUser", Duration.ofMillis(500)));

        RamException failure = failure(() -> impatientIms().call(creation("alice", "one")));

        assertThat(failure.reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(failure.code()).isEqualTo("SDK.ReadTimeout");
        assertHidesSecrets(failure);
    }

    @Test
    void read_connectionDropped_unavailable() {
        SIMULATOR.faults().add(Fault.dropBeforeEffect("GetUser"));

        assertThat(failure(() -> ims().call(new GetUser(ANYBODY)).orElse(null)).reason())
                .isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void read_noAnswerInTime_unavailable() {
        SIMULATOR.faults().add(Fault.delay("GetUser", Duration.ofMillis(500)));

        assertThat(failure(() -> impatientIms().call(new GetUser(ANYBODY)).orElse(null))
                        .reason())
                .isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void write_connectionRefused_unavailableBecauseNothingWasSent() {
        ImsDirectory nowhere = ims(settings(unusedPort(), keyPair(), Duration.ofSeconds(10)));

        RamException failure = failure(() -> nowhere.call(creation("alice", "one")));

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("was not sent");
        assertHidesSecrets(failure);
    }

    @Test
    void write_interruptedWhileWaitingForAConnection_unavailableAndStillInterrupted() {
        ClientException fromSdk = new ClientException(
                "SDK.ServerUnreachable", "a message", new RequestAbortedException("", new InterruptedException()));

        RamException failure = LostCall.failure(RamOperation.CREATE_USER, "ims.aliyuncs.com", fromSdk);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    private void assertHidesSecrets(RamException failure) {
        assertThat(everythingSaid(failure))
                .doesNotContain(
                        SIMULATOR.accessKeyId(),
                        SIMULATOR.accessKeySecret(),
                        "Signature",
                        "http://",
                        "UserPrincipalName=")
                .contains("CreateUser");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause).as("nothing of the SDK's").isInstanceOf(RamException.class);
        }
    }

    private String everythingSaid(RamException failure) {
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        everything.write(log.list.stream().map(ILoggingEvent::toString).collect(Collectors.joining("\n")));
        return everything.toString();
    }

    private static ImsDirectory impatientIms() {
        return ims(settings(SIMULATOR.endpoint(), keyPair(), Duration.ofMillis(50)));
    }

    private static AliyunCredentials keyPair() {
        return AliyunCredentials.keyPair(SIMULATOR.accessKeyId(), SIMULATOR.accessKeySecret());
    }

    private static URI unusedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
