package ramscim.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.failure;

import com.aliyuncs.auth.BasicSessionCredentials;
import com.aliyuncs.auth.ECSMetadataServiceCredentialsFetcher;
import com.aliyuncs.auth.InstanceProfileCredentialsProvider;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/** The SDK's providers against a token service and a metadata service that are played. */
class CredentialSourcesTest {
    private final WireMockServer service = new WireMockServer(
            new WireMockConfiguration().bindAddress("127.0.0.1").dynamicPort());

    @TempDir
    @SuppressWarnings("NullAway") // JUnit sets it
    private Path folder;

    @BeforeEach
    void start() {
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void oidc_tokenAccepted_isASessionOfTheRole() throws Exception {
        service.stubFor(post(anyUrl())
                .withRequestBody(containing("OIDCToken=the-oidc-token"))
                .withRequestBody(containing("RoleSessionName=ram-scim-bridge"))
                .willReturn(okJson("""
                        {"Credentials": {"AccessKeyId": "STS.one", "AccessKeySecret": "s", "SecurityToken": "t"}}""")));

        BasicSessionCredentials session =
                (BasicSessionCredentials) oidc(token("the-oidc-token")).fetch();

        assertThat(session.getAccessKeyId()).isEqualTo("STS.one");
        assertThat(session.getSessionToken()).isEqualTo("t");
        assertThat(session.willSoonExpire()).isFalse();
    }

    @Test
    void oidc_tokenRefused_saysWhichRoleAndWhatStsAnsweredAndNoMore() throws Exception {
        service.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/json")
                        .withBody("""
                        {"Code": "AuthenticationFail.OIDCToken.Expired", "Message": "quoted-secret", "RequestId": "1"}""")));

        RamException failure = failure(oidc(token("old"))::fetch);

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(failure)
                .hasMessage(
                        "The role acs:ram::1:role/bridge could not be assumed: STS answered AuthenticationFail.OIDCToken.Expired.");
    }

    @Test
    void oidc_noTokenFile_saysWhichOne() {
        Path missing = folder.resolve("missing");

        assertThat(failure(CredentialSources.oidc(role(missing))::fetch))
                .hasMessage(
                        "The role acs:ram::1:role/bridge could not be assumed: the OIDC token file %s cannot be read."
                                .formatted(missing));
    }

    @Test
    void ecs_roleOfTheInstance_isItsSession() {
        metadata("bridge-role", "2099-01-01T00:00:00Z");

        assertThat(ecs("bridge-role").fetch().getAccessKeyId()).isEqualTo("STS.ecs");
    }

    @Test
    void ecs_sessionThatEndsSoon_isRenewedInTime() {
        metadata("bridge-role", Instant.now().plusSeconds(60).toString().substring(0, 19) + "Z");
        CheckedCredentials credentials = new CheckedCredentials(ecs("bridge-role"), new MutableClock());
        credentials.getCredentials();
        service.resetRequests();

        credentials.renew();

        assertThat(service.getAllServeEvents()).isNotEmpty();
        assertThat(credentials.problem()).isEmpty();
    }

    @Test
    void ecs_anotherRole_saysThatItIsNotAttached() {
        service.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));

        assertThat(failure(ecs("bridge-role")::fetch))
                .hasMessage(
                        "There are no credentials of this ECS instance's RAM role bridge-role: it is not attached to the instance.");
    }

    @Test
    void ecs_noMetadataService_saysThatThisIsNoInstance() {
        CredentialSource nowhere = ecs("bridge-role");
        service.stop();

        assertThat(failure(nowhere::fetch)).hasMessageEndingWith("no ECS instance, or it is cut off from it.");
    }

    @Test
    void profile_ofAFile_isItsKey() throws Exception {
        Path file = Files.writeString(folder.resolve("credentials.ini"), """
                [bridge]
                enable = true
                type = access_key
                access_key_id = of-the-profile
                access_key_secret = s
                """);

        CredentialSource profile = CredentialSources.profile("bridge", file);

        assertThat(profile.description()).isEqualTo("the profile 'bridge' of " + file);
        assertThat(profile.fetch().getAccessKeyId()).isEqualTo("of-the-profile");
    }

    @Test
    void profile_fileThatIsMissing_saysWhichOne() {
        Path missing = folder.resolve("missing.ini");

        assertThat(failure(CredentialSources.profile("bridge", missing)::fetch))
                .hasMessage("The file %s of the profile 'bridge' cannot be read.".formatted(missing));
    }

    private Path token(String token) throws IOException {
        return Files.writeString(folder.resolve("token"), token);
    }

    private static OidcRole role(Path tokenFile) {
        return new OidcRole("acs:ram::1:role/bridge", "acs:ram::1:oidc-provider/p", tokenFile, "ram-scim-bridge", null);
    }

    private CredentialSource oidc(Path tokenFile) {
        return CredentialSources.oidc(role(tokenFile), new Sts(URI.create(service.baseUrl())));
    }

    @SuppressWarnings("deprecation") // the SDK's own way to point it at a test
    private CredentialSource ecs(@Nullable String roleName) {
        String host = "127.0.0.1:" + service.port();
        return CredentialSources.ecs(
                roleName,
                () -> new InstanceProfileCredentialsProvider(roleName)
                        .withFetcher(new ECSMetadataServiceCredentialsFetcher().withECSMetadataServiceHost(host)));
    }

    private void metadata(String roleName, String expiration) {
        service.stubFor(
                put(urlEqualTo("/latest/api/token")).willReturn(aResponse().withBody("the-metadata-token")));
        service.stubFor(get(urlEqualTo("/latest/meta-data/ram/security-credentials/" + roleName))
                .withHeader("X-aliyun-ecs-metadata-token", equalTo("the-metadata-token"))
                .willReturn(okJson("""
                        {"Code": "Success", "AccessKeyId": "STS.ecs", "AccessKeySecret": "s", "SecurityToken": "t",
                         "Expiration": "%s"}""".formatted(expiration))));
    }
}
