package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.BasicSessionCredentials;
import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.auth.StaticCredentialsProvider;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.FormatType;
import com.aliyuncs.http.HttpRequest;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.policy.retry.RetryPolicy;
import com.aliyuncs.utils.AuthUtils;
import com.aliyuncs.utils.ParameterHelper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/** Exchanges a key or a token for a session of a role. What STS says but its code is not passed on: it may quote what it was given. */
final class Sts {
    private static final String VERSION = "2015-04-01";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long SESSION_SECONDS = 3600;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Endpoint endpoint;
    private @Nullable ProxiedHttpClient http;

    Sts(URI endpoint) {
        this.endpoint = Endpoint.of(endpoint);
    }

    /** @param region null for the central one */
    static Sts of(@Nullable String region) {
        String name = AuthUtils.isEnableVpcEndpoint() ? "sts-vpc" : "sts";
        return new Sts(URI.create(
                region == null || region.isEmpty()
                        ? "https://sts.aliyuncs.com"
                        : "https://%s.%s.aliyuncs.com".formatted(name, region)));
    }

    AlibabaCloudCredentials assume(AssumedRole role, AlibabaCloudCredentials with) {
        Map<String, String> parameters = session(role.roleArn(), role.sessionName());
        if (role.externalId() != null) {
            parameters.put("ExternalId", role.externalId());
        }
        if (role.policy() != null) {
            parameters.put("Policy", role.policy());
        }
        BodyRequest request = new BodyRequest("Sts", VERSION, "AssumeRole", parameters);
        request.setSysSignatureVersion(SignatureVersion.V3);
        request.setSysMethod(MethodType.POST);
        request.setSysProtocol(endpoint.protocol());
        request.setSysEndpoint(endpoint.hostAndPort());
        request.setSysRetryPolicy(RetryPolicy.none());
        request.setSysConnectTimeout(Math.toIntExact(TIMEOUT.toMillis()));
        request.setSysReadTimeout(Math.toIntExact(TIMEOUT.toMillis()));
        try {
            return session(
                    role.roleArn(),
                    SdkClients.over(http(), new StaticCredentialsProvider(with)).doAction(request));
        } catch (ClientException e) {
            throw unanswered(role.roleArn(), e.getCause());
        }
    }

    AlibabaCloudCredentials assume(OidcRole role, String token) {
        Map<String, String> parameters = session(role.roleArn(), role.sessionName());
        parameters.put("OIDCProviderArn", role.providerArn());
        parameters.put("OIDCToken", token);
        HttpRequest request = new HttpRequest(
                "%s://%s/?Action=AssumeRoleWithOIDC&Version=%s&Format=JSON&Timestamp=%s&SignatureNonce=%s"
                        .formatted(
                                endpoint.protocol(),
                                endpoint.hostAndPort(),
                                VERSION,
                                ParameterHelper.getISO8601Time(new Date()).replace(":", "%3A"),
                                ParameterHelper.getUniqueNonce()));
        request.setSysMethod(MethodType.POST);
        request.setSysConnectTimeout(Math.toIntExact(TIMEOUT.toMillis()));
        request.setSysReadTimeout(Math.toIntExact(TIMEOUT.toMillis()));
        try {
            request.setHttpContent(
                    ParameterHelper.getFormData(parameters), StandardCharsets.UTF_8.name(), FormatType.FORM);
            return session(role.roleArn(), http().syncInvoke(request));
        } catch (IOException e) {
            throw unanswered(role.roleArn(), e);
        }
    }

    private static Map<String, String> session(String roleArn, String sessionName) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("RoleArn", roleArn);
        parameters.put("RoleSessionName", sessionName);
        parameters.put("DurationSeconds", String.valueOf(SESSION_SECONDS));
        return parameters;
    }

    private synchronized ProxiedHttpClient http() {
        ProxiedHttpClient made = http == null ? new ProxiedHttpClient(Proxies.ofThisProcess(), 1, TIMEOUT) : http;
        http = made;
        return made;
    }

    private AlibabaCloudCredentials session(String roleArn, HttpResponse response) {
        JsonNode answer = json(response);
        JsonNode session = answer.path("Credentials");
        if (response.getStatus() == 200 && session.path("SecurityToken").isTextual()) {
            return new BasicSessionCredentials(
                    session.path("AccessKeyId").asText(),
                    session.path("AccessKeySecret").asText(),
                    session.path("SecurityToken").asText(),
                    SESSION_SECONDS);
        }
        String code = answer.path("Code").asText();
        throw refused(
                roleArn,
                code.matches("[A-Za-z][A-Za-z0-9._-]*")
                        ? "STS answered " + code
                        : "STS answered with status " + response.getStatus());
    }

    private static JsonNode json(HttpResponse response) {
        byte[] content = response.getHttpContent();
        try {
            return JSON.readTree(content == null ? new byte[0] : content);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private RamException unanswered(String roleArn, @Nullable Throwable cause) {
        String why = cause instanceof ProxyRefusal
                ? String.valueOf(cause.getMessage())
                : cause == null ? "no answer" : cause.getClass().getSimpleName();
        return refused(roleArn, "STS could not be asked at %s (%s)".formatted(endpoint.hostAndPort(), why));
    }

    static RamException refused(String roleArn, String why) {
        return RamException.unanswered(
                Reason.UNAUTHENTICATED,
                "Bridge.NoCredentials",
                "The role %s could not be assumed: %s.".formatted(roleArn, why));
    }
}
