package ramscim.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.failure;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.BasicSessionCredentials;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that Alibaba Cloud's tools write, against a token service that is played. */
class ProfileSourceTest {
    private static final String INI = """
            # written by hand
            [default]
            enable = true
            type = access_key
            access_key_id = of-the-default   # a comment
            access_key_secret = s

            [session]
            type = sts
            access_key_id = STS.of-the-file
            access_key_secret = s
            security_token = the-token

            [role]
            type = ram_role_arn
            access_key_id = of-the-role
            access_key_secret = s
            role_arn = acs:ram::1:role/bridge
            role_session_name = the-session

            [off]
            enable = false
            type = access_key
            access_key_id = a
            access_key_secret = s

            [half]
            type = access_key
            access_key_id = a

            [pair]
            type = rsa_key_pair
            """;

    private static final String CONFIG = """
            {"current": "one", "profiles": [
              {"name": "one", "mode": "AK", "access_key_id": "of-the-cli", "access_key_secret": "s", "region_id": "cn-hangzhou"},
              {"name": "session", "mode": "StsToken", "access_key_id": "STS.of-the-cli", "access_key_secret": "s",
               "sts_token": "the-token"},
              {"name": "role", "mode": "RamRoleArn", "access_key_id": "of-the-cli", "access_key_secret": "s",
               "ram_role_arn": "acs:ram::1:role/bridge", "ram_session_name": "the-session", "expired_seconds": 900},
              {"name": "chain", "mode": "ChainableRamRoleArn", "source_profile": "one",
               "ram_role_arn": "acs:ram::1:role/bridge", "ram_session_name": "the-session"},
              {"name": "circle", "mode": "ChainableRamRoleArn", "source_profile": "circle", "ram_role_arn": "r"},
              {"name": "browser", "mode": "OAuth"}
            ]}
            """;

    private final WireMockServer service = new WireMockServer(
            new WireMockConfiguration().bindAddress("127.0.0.1").dynamicPort());

    @TempDir
    @SuppressWarnings("NullAway") // JUnit sets it
    private Path folder;

    @BeforeEach
    void start() {
        service.start();
        service.stubFor(post(anyUrl())
                .withRequestBody(containing("RoleArn=acs%3Aram%3A%3A1%3Arole%2Fbridge"))
                .withRequestBody(containing("RoleSessionName=the-session"))
                .willReturn(okJson("""
                        {"Credentials": {"AccessKeyId": "STS.one", "AccessKeySecret": "s", "SecurityToken": "t"}}""")));
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "credentials, default, of-the-default",
        "credentials, session, STS.of-the-file",
        "credentials, role, STS.one",
        "config.json, one, of-the-cli",
        "config.json, , of-the-cli",
        "config.json, session, STS.of-the-cli",
        "config.json, role, STS.one",
        "config.json, chain, STS.one",
    })
    void fetch_profileOfAFile_isWhatItMeans(String file, @Nullable String profile, String accessKeyId)
            throws IOException {
        assertThat(profile(file, profile).fetch().getAccessKeyId()).isEqualTo(accessKeyId);
    }

    @ParameterizedTest
    @CsvSource({
        "credentials, off, it is switched off",
        "credentials, half, it lacks access_key_secret",
        "credentials, gone, there is no such profile",
        "credentials, pair, the bridge does not know its type rsa_key_pair",
        "config.json, circle, its source_profile leads nowhere",
        "config.json, browser, the bridge does not know its type OAuth",
    })
    void fetch_profileThatCannotBeUsed_saysWhy(String file, String profile, String why) throws IOException {
        ProfileSource source = profile(file, profile);

        assertThat(failure(source::fetch))
                .hasMessage("There are no credentials in the profile '%s' of %s: %s."
                        .formatted(profile, folder.resolve(file), why));
    }

    @Test
    void fetch_stsRefusesTheRole_saysItsCodeAndNoMore() throws IOException {
        refuse("NoPermission");

        assertThat(failure(profile("credentials", "role")::fetch))
                .hasMessage("The role acs:ram::1:role/bridge could not be assumed: STS answered NoPermission.");
    }

    @Test
    void fetch_stsIsAway_saysWhereItWasAsked() throws IOException {
        ProfileSource source = profile("credentials", "role");
        String address = service.baseUrl().substring("http://".length());
        service.stop();

        assertThat(failure(source::fetch)).hasMessageContaining("STS could not be asked at %s (".formatted(address));
    }

    @Test
    void fetch_keyRotatedInTheFile_isTheNewOne() throws IOException {
        ProfileSource source = profile("credentials", "default");
        source.fetch();
        Files.writeString(folder.resolve("credentials"), INI.replace("of-the-default", "rotated"));

        assertThat(source.fetch().getAccessKeyId()).isEqualTo("rotated");
    }

    @Test
    void fetch_severalFiles_isTheFirstThatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("credentials"), INI);

        ProfileSource source =
                new ProfileSource("default", List.of(folder.resolve("credentials.ini"), file), region -> sts());

        assertThat(source.fetch().getAccessKeyId()).isEqualTo("of-the-default");
        assertThat(source.description()).isEqualTo("the profile 'default' of " + file);
    }

    @Test
    void chain_profileThatStsRefuses_isWhatIsTold() throws IOException {
        refuse("EntityNotExist.Role");
        ProfileSource missing = new ProfileSource("default", List.of(folder.resolve("nowhere")), region -> sts());

        CredentialChain chain = new CredentialChain(List.of(profile("credentials", "role"), missing));

        assertThat(failure(chain::fetch)).hasMessageContaining("STS answered EntityNotExist.Role");
    }

    @Test
    void roleOfAKey_accepted_isASessionThatEnds() {
        CredentialSource key = CredentialSources.fixed("a configured access key", new BasicCredentials("id", "secret"));
        AssumedRole role = new AssumedRole("acs:ram::1:role/bridge", "the-session", null, null, null);

        RoleSource source = new RoleSource(role, key, sts());
        AlibabaCloudCredentials session = source.fetch();

        assertThat(session).isInstanceOf(BasicSessionCredentials.class);
        assertThat(source.description())
                .isEqualTo("the role acs:ram::1:role/bridge, assumed with a configured access key");
    }

    @Test
    void roleOfAKey_externalId_isSentWhereThereIsOne() {
        CredentialSource key = CredentialSources.fixed("a configured access key", new BasicCredentials("id", "secret"));
        AssumedRole role = new AssumedRole("acs:ram::1:role/bridge", "the-session", "the-external-id", null, null);

        new RoleSource(role, key, sts()).fetch();

        service.verify(postRequestedFor(anyUrl()).withRequestBody(containing("ExternalId=the-external-id")));
        assertThat(new RoleSource(role, key, sts()).description()).doesNotContain("the-external-id");
    }

    private void refuse(String code) {
        service.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withStatus(403)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"Code\": \"%s\", \"Message\": \"quoted-secret\"}".formatted(code))));
    }

    private ProfileSource profile(String file, @Nullable String name) throws IOException {
        Path path = Files.writeString(folder.resolve(file), file.endsWith("json") ? CONFIG : INI);
        Sts sts = sts();
        return new ProfileSource(name, List.of(path), region -> sts);
    }

    private Sts sts() {
        return new Sts(URI.create(service.baseUrl()));
    }
}
