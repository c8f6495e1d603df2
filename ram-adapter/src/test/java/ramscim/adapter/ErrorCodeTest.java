package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserId;
import ramscim.simulator.fault.Fault;

class ErrorCodeTest extends SimulatedAliyun {
    private static final UserId ANYBODY = new UserId("200000000000000001");

    private final ImsDirectory directory = ims();

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, THROTTLED",
        "400, Throttling.User, THROTTLED",
        "429, Throttling.Api, THROTTLED",
        "503, Throttling.User, THROTTLED",
        "400, Rejected.Throttling, THROTTLED",
        "409, EntityAlreadyExists.User, ALREADY_EXISTS",
        "404, EntityNotExist.User, NOT_FOUND",
        "409, EntityAlreadyExists.User.LoginProfile, ALREADY_EXISTS",
        "404, EntityNotExist.User.AccessKey, NOT_FOUND",
        "404, EntityNotExist.Policy, NOT_FOUND",
        "409, DeleteConflict.User.Policy, CONFLICT",
        "409, DeleteConflict.VirtualMFADevice.User, CONFLICT",
        "409, LimitExceeded.User.AccessKey, QUOTA_EXCEEDED",
        "409, LimitExceeded.Group.Policy, QUOTA_EXCEEDED",
        "400, InvalidParameter.Password.TooWeak, INVALID",
        "400, InvalidParameter.PolicyType, INVALID",
        "409, LimitExceeded.User, QUOTA_EXCEEDED",
        "409, EntityAlreadyExists.Group, ALREADY_EXISTS",
        "404, EntityNotExist.Group, NOT_FOUND",
        "409, DeleteConflict.Group.User, CONFLICT",
        "409, LimitExceeded.Group, QUOTA_EXCEEDED",
        "409, LimitExceeded.User.Group, QUOTA_EXCEEDED",
        "400, InvalidParameter, INVALID",
        "400, InvalidParameter.NewDisplayName.Length, INVALID",
        "400, MissingParameter, INVALID",
        "400, MissingUserId, INVALID",
        "403, NoPermission, FORBIDDEN",
        "403, Forbidden, FORBIDDEN",
        "403, Forbidden.RAM, FORBIDDEN",
        "403, Inactive, FORBIDDEN",
        "404, InvalidAccessKeyId.NotFound, UNAUTHENTICATED",
        "400, InvalidAccessKeyId.Inactive, UNAUTHENTICATED",
        "400, SignatureDoesNotMatch, UNAUTHENTICATED",
        "400, IncompleteSignature, UNAUTHENTICATED",
        "400, SignatureNonceUsed, UNAUTHENTICATED",
        "400, InvalidTimeStamp.Expired, UNAUTHENTICATED",
        "400, InvalidSecurityToken.Expired, UNAUTHENTICATED",
        "400, MissingSecurityToken, UNAUTHENTICATED",
        "503, ServiceUnavailable, UNAVAILABLE",
        "400, SystemBusy, UNAVAILABLE",
        "400, InternalError, AMBIGUOUS",
        "429, Never.Heard.Of, THROTTLED",
        "429, ServiceUnavailable, THROTTLED",
        "400, TooManyRequests, THROTTLED",
        "404, InvalidApi.NotFound, REFUSED",
        "400, UnsupportedOperation, REFUSED",
        "400, NoSuchVersion, REFUSED",
        "400, IllegalTimestamp, UNAUTHENTICATED",
        "400, InsufficientBalance, FORBIDDEN",
        "403, InvalidAction, REFUSED",
        "403, ActionUnauthorized, FORBIDDEN",
        "403, Forbedden.NotSupportRAM, FORBIDDEN",
        "403, UnsupportedHTTPMethod, REFUSED",
        "404, InvalidProtocol.NeedSsl, REFUSED",
        "404, InvalidResourceId.NotFound, REFUSED",
        "400, NumberExceed.Tags, REFUSED",
        "400, Duplicate.TagKey, REFUSED",
        "400, InvalidTagValue.Malformed, REFUSED",
        "419, OperationDenied.QuotaExceed, REFUSED",
        "400, Never.Heard.Of, REFUSED",
        "408, Never.Heard.Of, AMBIGUOUS",
        "500, InternalError, AMBIGUOUS",
        "502, Never.Heard.Of, AMBIGUOUS",
    })
    void write_answeredWithCode_failsForItsReason(int status, String code, Reason reason) {
        RamException failure = deletion(Fault.error("DeleteUser", status, code, "RAM's own words."));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.operation()).isEqualTo("DeleteUser");
        assertThat(failure.requestId()).isNotBlank();
        assertThat(failure).hasMessageContainingAll(code, "RAM's own words.", failure.requestId());
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling.User, THROTTLED",
        "403, NoPermission, FORBIDDEN",
        "503, ServiceUnavailable, UNAVAILABLE",
        "500, InternalError, UNAVAILABLE",
        "502, Never.Heard.Of, UNAVAILABLE",
        "404, Never.Heard.Of, REFUSED"
    })
    void read_answeredWithCode_isNeverAmbiguous(int status, String code, Reason reason) {
        SIMULATOR.faults().add(Fault.error("GetUser", status, code, "RAM's own words."));

        assertThat(failure(() -> directory.call(new GetUser(ANYBODY)).orElse(null))
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "400, Never.Heard.Of, true",
        "400, InternalError, true",
        "429, Throttling, true",
        "503, InternalError, false"
    })
    void failure_withACode_provesUpUnlessItsStatusIsAServerError(int status, String code, boolean up) {
        assertThat(deletion(Fault.error("DeleteUser", status, code, "RAM's own words."))
                        .provesUp())
                .isEqualTo(up);
    }

    @Test
    void failure_withoutAnAnswerOfRams_provesNothing() {
        assertThat(deletion(Fault.html("DeleteUser").withStatus(404)).provesUp())
                .isFalse();
    }

    @Test
    void write_failedWithTheStatusOfASuccess_fails() {
        RamException failure = deletion(Fault.error("DeleteUser", 200, "InternalError", "An internal error occurred."));

        assertThat(failure.reason()).isEqualTo(Reason.AMBIGUOUS);
    }

    @Test
    void deletion_refusedForAPolicyThatRamDoesNotShow_saysWhereToLook() {
        RamUser alice = ByHand.make("alice", Map.of());
        SIMULATOR
                .account()
                .access()
                .attachPolicyInGroup(
                        "rg-one",
                        ramscim.simulator.account.PolicyType.SYSTEM,
                        "AliyunOSSFullAccess",
                        alice.userPrincipalName());

        assertThat(failure(() -> directory.call(new DeleteUser(alice.id()))))
                .hasMessageContainingAll("resource group", "ListPolicyAttachments");
    }

    @Test
    void refusal_withAnUnknownCode_saysSo() {
        assertThat(deletion(Fault.error("DeleteUser", 400, "Never.Heard.Of", "RAM's own words.")))
                .hasMessageContainingAll("Never.Heard.Of", "RAM's own words.", "does not know this code");
    }

    @Test
    void write_answeredWithAPage_ambiguous() {
        RamException failure = deletion(Fault.html("DeleteUser"));

        assertThat(failure.reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(failure.operation()).isEqualTo("DeleteUser");
    }

    @Test
    void write_answeredWithAPageAsSuccess_ambiguous() {
        assertThat(deletion(Fault.html("DeleteUser").withStatus(200)).reason()).isEqualTo(Reason.AMBIGUOUS);
    }

    @Test
    void write_answeredWithNothing_ambiguous() {
        assertThat(deletion(Fault.emptyBody("DeleteUser")).reason()).isEqualTo(Reason.AMBIGUOUS);
    }

    @Test
    void read_answeredWithNothing_unavailable() {
        SIMULATOR.faults().add(Fault.emptyBody("GetUser").withStatus(200));

        assertThat(failure(() -> directory.call(new GetUser(ANYBODY)).orElse(null))
                        .reason())
                .isEqualTo(Reason.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"SignatureNonceUsed", "InvalidTimeStamp.Expired", "InvalidTimeStamp.Format"})
    void write_refusedForItsFreshnessOnce_isSignedAgainAndSucceeds(String code) {
        UserId alice = directory.call(creation("alice", "one")).id();
        SIMULATOR
                .faults()
                .add(Fault.error("DeleteUser", 400, code, "Not fresh.").times(1));

        directory.call(new DeleteUser(alice));

        assertThat(SIMULATOR.account().users()).isEmpty();
        assertThat(SIMULATOR.calls("DeleteUser")).hasSize(2);
    }

    @Test
    void write_refusedForItsFreshnessTwice_saysThatTheClockMayBeWrong() {
        RamException failure = deletion(Fault.error("DeleteUser", 400, "InvalidTimeStamp.Expired", "Expired."));

        assertThat(failure).hasMessageContaining("clock");
        assertThat(SIMULATOR.calls("DeleteUser")).hasSize(2);
    }

    @Test
    void anyCall_wrongSecret_unauthenticatedWithoutTheSignedText() {
        AliyunCredentials wrong = AliyunCredentials.keyPair(SIMULATOR.accessKeyId(), "not-the-secret");
        ImsDirectory stranger =
                ims(settings(SIMULATOR.endpoint(), wrong, settings().readTimeout()));

        RamException failure = failure(() -> stranger.call(new GetDefaultDomain()));

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(failure.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(failure).hasMessageNotContainingAny("x-acs-", "string to sign");
    }

    private RamException deletion(Fault fault) {
        SIMULATOR.faults().add(fault);
        return failure(() -> directory.call(new DeleteUser(ANYBODY)));
    }
}
