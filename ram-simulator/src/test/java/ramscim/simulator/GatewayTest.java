package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.http.MethodType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {

    private static final String ODD_CHARACTERS = "Zoë 张~*+/=&% x";

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private static HandMadeRequest handMade() {
        return new HandMadeRequest(SIMULATOR.get());
    }

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void call_sdkSignsBodyOfAnyVersion_isAccepted(SignatureVersion version) {
        Answer answer = SIMULATOR
                .client()
                .signing(version)
                .call("CreateUser", "UserPrincipalName", SIMULATOR.name("zoe"), "DisplayName", ODD_CHARACTERS);

        assertThat(answer.user().path("DisplayName").asText()).isEqualTo(ODD_CHARACTERS);
    }

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void call_sdkSignsQueryOfAnyVersion_isAccepted(SignatureVersion version) {
        Answer answer = SIMULATOR
                .client()
                .signing(version)
                .sending(MethodType.GET)
                .call("CreateUser", "UserPrincipalName", SIMULATOR.name("zoe"), "DisplayName", ODD_CHARACTERS);

        assertThat(answer.user().path("DisplayName").asText()).isEqualTo(ODD_CHARACTERS);
    }

    @Test
    void call_success_isJsonWithUpperCaseRequestId() {
        Answer answer = SIMULATOR.call("GetDefaultDomain");

        assertThat(answer.contentType()).isEqualTo("application/json;charset=utf-8");
        assertThat(answer.body().path("RequestId").asText())
                .matches("[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}");
    }

    @Test
    void call_refusal_hasTheServicesErrorBody() {
        Answer answer = SIMULATOR.call("GetUser", "UserId", "1");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().fieldNames())
                .toIterable()
                .containsExactly("RequestId", "HostId", "Code", "Message", "Recommend");
        assertThat(answer.body().path("HostId").asText()).isEqualTo("ims.aliyuncs.com");
        assertThat(answer.body().path("Message").asText()).isEqualTo("The user does not exist.");
    }

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void call_wrongSecret_isSignatureDoesNotMatch(SignatureVersion version) {
        RamSimulator simulator = SIMULATOR.get();
        SdkClient client = SdkClient.of(simulator.endpoint(), simulator.accessKeyId(), "wrong")
                .signing(version);

        Answer answer = client.call("GetDefaultDomain");

        assertThat(answer.error()).isEqualTo("400 SignatureDoesNotMatch");
        assertThat(answer.body().path("Message").asText()).contains("server string to sign is:");
    }

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void call_unknownAccessKey_isInvalidAccessKeyId(SignatureVersion version) {
        SdkClient client =
                SdkClient.of(SIMULATOR.get().endpoint(), "LTAI-other", "secret").signing(version);

        assertThat(client.call("GetDefaultDomain").error()).isEqualTo("404 InvalidAccessKeyId.NotFound");
    }

    @ParameterizedTest
    @ValueSource(longs = {-16, 16})
    void call_timestampOutsideOf15Minutes_isExpired(long minutes) {
        Answer answer =
                handMade().at(Instant.now().plus(Duration.ofMinutes(minutes))).send();

        assertThat(answer.error()).isEqualTo("400 InvalidTimeStamp.Expired");
    }

    @ParameterizedTest
    @ValueSource(longs = {-14, 14})
    void call_timestampWithin15Minutes_isAccepted(long minutes) {
        Answer answer =
                handMade().at(Instant.now().plus(Duration.ofMinutes(minutes))).send();

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void call_malformedTimestamp_isInvalidFormat() {
        assertThat(handMade().with("Timestamp", "yesterday").send().error()).isEqualTo("400 InvalidTimeStamp.Format");
    }

    @Test
    void call_sameNonceAgain_isSignatureNonceUsed() {
        HandMadeRequest request = handMade();
        request.send();

        assertThat(request.send().error()).isEqualTo("400 SignatureNonceUsed");
    }

    @Test
    void call_wrongSignature_doesNotUseUpTheNonce() {
        HandMadeRequest request = handMade();
        request.with("Signature", "wrong").sendUnsigned();

        assertThat(request.without("Signature").send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Action, 400 MissingAction",
        "Version, 400 MissingVersion",
        "AccessKeyId, 400 MissingAccessKeyId",
        "Timestamp, 400 MissingTimestamp",
        "SignatureNonce, 400 MissingSignatureNonce"
    })
    void call_withoutAProtocolParameter_namesIt(String parameter, String error) {
        assertThat(handMade().without(parameter).send().error()).isEqualTo(error);
    }

    @Test
    void call_unsigned_isMissingSignature() {
        assertThat(handMade().sendUnsigned().error()).isEqualTo("400 MissingSignature");
    }

    @ParameterizedTest
    @CsvSource({"Action, FreezeUser", "Version, 2015-05-01", "Version, 2000-01-01"})
    void call_operationThatTheApiLacks_isNotFound(String parameter, String value) {
        assertThat(handMade().with(parameter, value).send().error()).isEqualTo("404 InvalidApi.NotFound");
    }

    @Test
    void call_otherMethod_isUnsupported() {
        assertThat(handMade().method("PUT").send().error()).isEqualTo("403 UnsupportedHTTPMethod");
    }

    @Test
    void call_unknownParameter_isIgnoredAndRecorded() {
        Answer answer = SIMULATOR.call(
                "CreateUser",
                "UserPrincipalName",
                SIMULATOR.name("alice"),
                "DisplayName",
                "Alice",
                "ProvisionType",
                "SCIM");

        assertThat(answer.user().path("ProvisionType").asText()).isEqualTo("Manual");
        assertThat(SIMULATOR.get().calls("CreateUser").get(0).parameters()).containsEntry("ProvisionType", "SCIM");
    }
}
