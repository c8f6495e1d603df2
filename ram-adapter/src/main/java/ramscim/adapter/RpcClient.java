package ramscim.adapter;

import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.HttpClientConfig;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.aliyuncs.utils.EnvironmentUtils;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AnsweredCalls;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.Urgency;

/** Sends one call to IMS and reads its answer: no repetition but the one that a refused signature allows. */
final class RpcClient {
    /** Alibaba Cloud's edge closes idle connections after about 10 seconds; a call on a closed one fails. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    /** Endpoints are set on each request, so the region only has to be one that the SDK knows. */
    private static final String REGION = "cn-hangzhou";

    private static final int LEAST_MILLIS = 500;

    private static final String LOOPBACK_HOSTS = "localhost,127.0.0.1,[::1]";

    private final DefaultAcsClient client;
    private final Endpoint endpoint;
    private final int connectMillis;
    private final int readMillis;

    RpcClient(AliyunSettings settings) {
        endpoint = Endpoint.of(settings.imsEndpoint());
        connectMillis = Math.toIntExact(settings.connectTimeout().toMillis());
        readMillis = Math.toIntExact(settings.readTimeout().toMillis());
        client = new DefaultAcsClient(profile(settings), settings.credentials().checked());
    }

    RpcAnswer call(ImsOperation operation, Parameters parameters) {
        operation.checkAddressed(parameters.values());
        RpcAnswer answer = send(operation, parameters);
        return (answer.asksForNewSignature() ? send(operation, parameters) : answer).orThrow();
    }

    /** The answer, or null if what the call is about does not exist. */
    @Nullable RpcAnswer find(ImsOperation operation, Parameters parameters) {
        try {
            return call(operation, parameters);
        } catch (RamException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private RpcAnswer send(ImsOperation operation, Parameters parameters) {
        SignedRequest request = new SignedRequest(endpoint, operation, parameters.values());
        request.setSysConnectTimeout(withinDeadline(connectMillis));
        request.setSysReadTimeout(withinDeadline(readMillis));
        try {
            RpcAnswer answer = RpcAnswer.read(operation, client.doAction(request));
            AnsweredCalls.note(operation.action(), answer.requestId());
            return answer;
        } catch (ClientException e) {
            throw LostCall.failure(operation, endpoint, e);
        }
    }

    /** A call that is made at all gets some time: one that is cut off at once would only leave it open what became of it. */
    private static int withinDeadline(int millis) {
        long left = Urgency.current().remaining().toMillis();
        return (int) Math.min(millis, Math.max(left, LEAST_MILLIS));
    }

    private static DefaultProfile profile(AliyunSettings settings) {
        DefaultProfile profile = DefaultProfile.getProfile(REGION);
        profile.setHttpClientConfig(pool(settings));
        profile.setCloseTrace(true);
        return profile;
    }

    /** Counts only if this is the first client of the SDK in the JVM: they share the first one's pool. */
    private static HttpClientConfig pool(AliyunSettings settings) {
        HttpClientConfig config = HttpClientConfig.getDefault();
        config.setProtocolType(ProtocolType.HTTPS);
        config.setMaxRequests(settings.maxConnections());
        config.setMaxRequestsPerHost(settings.maxConnections());
        config.setKeepAliveDurationMillis(KEEP_ALIVE.toMillis());
        config.setMaxIdleTimeMillis(KEEP_ALIVE.toMillis());
        config.setConnectionTimeoutMillis(settings.connectTimeout().toMillis());
        config.setReadTimeoutMillis(settings.readTimeout().toMillis());
        // The SDK's name for how long a call waits for a connection of the pool.
        config.setWriteTimeoutMillis(settings.connectTimeout().toMillis());
        config.setNoProxy(noProxy());
        return config;
    }

    /** The SDK would send loopback calls to HTTP_PROXY too, and what is set here replaces NO_PROXY. */
    private static String noProxy() {
        return Stream.of(EnvironmentUtils.getNoProxy(), LOOPBACK_HOSTS)
                .filter(hosts -> hosts != null && !hosts.isBlank())
                .collect(Collectors.joining(","));
    }
}
