package ramscim.adapter;

import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.policy.retry.RetryPolicy;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ramscim.core.directory.AnswerForm;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamOperation;

/** Sends one call to IMS, RAM, ResourceManager or STS and reads its answer: no repetition but the one that a refused signature allows, or a refused key that has been replaced. */
final class RpcClient {
    private static final int LEAST_MILLIS = 500;

    private final ProxiedHttpClient http;
    private final DefaultAcsClient client;
    private final CheckedCredentials credentials;
    private final Standing standing = new Standing(Clock.systemUTC());
    private final Endpoint imsEndpoint;
    private final Endpoint ramEndpoint;
    private final Endpoint stsEndpoint;
    private final Endpoint resourceManagerEndpoint;
    private volatile BiConsumer<RamOperation, Errand> beforeRepetition = (operation, errand) -> {};
    private volatile Consumer<RpcAnswer> listener = answer -> {};
    private final int connectMillis;
    private final int readMillis;

    RpcClient(AliyunSettings settings) {
        this(settings, Proxies.ofThisProcess());
    }

    RpcClient(AliyunSettings settings, Proxies proxies) {
        imsEndpoint = Endpoint.of(settings.imsEndpoint());
        ramEndpoint = Endpoint.of(settings.ramEndpoint());
        stsEndpoint = Endpoint.of(settings.stsEndpoint());
        resourceManagerEndpoint = Endpoint.of(settings.resourceManagerEndpoint());
        connectMillis = Math.toIntExact(settings.connectTimeout().toMillis());
        readMillis = Math.toIntExact(settings.readTimeout().toMillis());
        credentials = settings.credentials().checked();
        http = new ProxiedHttpClient(proxies, settings.maxConnections(), settings.connectTimeout());
        client = SdkClients.over(http, credentials);
    }

    Standing standing() {
        return standing;
    }

    /** The credentials may have become others by then. */
    void beforeRepetition(BiConsumer<RamOperation, Errand> check) {
        beforeRepetition = check;
    }

    /** Told by the thread that makes the call, of every attempt that is answered. */
    void listen(Consumer<AnswerForm> other) {
        listener = answer -> other.accept(answer.form());
    }

    RpcAnswer call(RamOperation operation, Map<String, String> parameters, Errand errand) {
        return switch (operation.api()) {
            case IMS -> call(operation, imsEndpoint, errand, () -> BodyRequest.ofIms(operation, parameters));
            case RAM -> call(operation, ramEndpoint, errand, () -> RamRequests.of(operation, parameters));
            case RESOURCE_MANAGER ->
                call(
                        operation,
                        resourceManagerEndpoint,
                        errand,
                        () -> BodyRequest.ofResourceManager(operation, parameters));
            case STS -> call(operation, stsEndpoint, errand, () -> BodyRequest.ofSts(operation, parameters));
        };
    }

    /** Signing changes a request, so each is used once. */
    private RpcAnswer call(
            RamOperation operation, Endpoint endpoint, Errand errand, Supplier<RpcAcsRequest<?>> request) {
        AlibabaCloudCredentials used = credentials.getCredentials();
        RpcAnswer answer = send(operation, endpoint, errand, request.get());
        if (answer.asksForNewSignature() || (answer.refusesCredentials() && credentials.replace(used))) {
            beforeRepetition.accept(operation, errand);
            answer = send(operation, endpoint, errand, request.get());
        }
        try {
            RpcAnswer good = answer.orThrow();
            if (operation.needsPermission()) {
                standing.succeeded(operation);
            }
            return good;
        } catch (RamException e) {
            if (operation.needsPermission()) {
                judge(operation, e);
            }
            throw e;
        }
    }

    private void judge(RamOperation operation, RamException failure) {
        switch (failure.reason()) {
            case ALREADY_EXISTS, NOT_FOUND, CONFLICT, QUOTA_EXCEEDED, INVALID, REFUSED -> standing.accepted();
            case FORBIDDEN, UNAUTHENTICATED -> standing.failed(operation, failure);
            case THROTTLED, UNAVAILABLE, AMBIGUOUS -> {
                // says nothing about the credentials
            }
        }
    }

    private RpcAnswer send(RamOperation operation, Endpoint endpoint, Errand errand, RpcAcsRequest<?> request) {
        prepare(request, endpoint, errand);
        try {
            HttpResponse response = client.doAction(request);
            standing.received(response);
            RpcAnswer answer =
                    RpcAnswer.read(operation, response, standing.clockAhead().orElse(null));
            errand.answered(operation.action(), answer.requestId());
            listener.accept(answer);
            return answer;
        } catch (ClientException e) {
            throw LostCall.failure(operation, way(endpoint), e);
        }
    }

    private String way(Endpoint endpoint) {
        return http.proxyTo(endpoint)
                .map(proxy -> "%s through the proxy %s".formatted(endpoint.hostAndPort(), proxy))
                .orElse(endpoint.hostAndPort());
    }

    /**
     * The SDK's own requests bring a scheme, a method and a signature of their own. ACS3-HMAC-SHA256 (version 3) keeps access key id, signature and
     * security token in headers; the older signature puts them into the URL.
     */
    private void prepare(RpcAcsRequest<?> request, Endpoint endpoint, Errand errand) {
        request.setSysSignatureVersion(SignatureVersion.V3);
        request.setSysMethod(MethodType.POST);
        request.setSysProtocol(endpoint.protocol());
        request.setSysEndpoint(endpoint.hostAndPort());
        request.setSysRetryPolicy(RetryPolicy.none());
        request.setSysConnectTimeout(withinDeadline(connectMillis, errand));
        request.setSysReadTimeout(withinDeadline(readMillis, errand));
    }

    /** A call that is made at all gets some time: one that is cut off at once would only leave it open what became of it. */
    private static int withinDeadline(int millis, Errand errand) {
        long left = errand.remaining().toMillis();
        return (int) Math.min(millis, Math.max(left, LEAST_MILLIS));
    }
}
