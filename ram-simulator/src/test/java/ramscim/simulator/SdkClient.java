package ramscim.simulator;

import com.aliyuncs.CommonResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.HttpClientConfig;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Calls the simulator as products do: with Alibaba Cloud's own SDK. */
final class SdkClient {

    private final String address;
    private final DefaultAcsClient client;
    private final SignatureVersion signature;
    private final MethodType method;

    private SdkClient(String address, DefaultAcsClient client, SignatureVersion signature, MethodType method) {
        this.address = address;
        this.client = client;
        this.signature = signature;
        this.method = method;
    }

    static SdkClient of(RamSimulator simulator) {
        return of(simulator.endpoint(), simulator.accessKeyId(), simulator.accessKeySecret());
    }

    static SdkClient of(URI endpoint, String accessKeyId, String accessKeySecret) {
        DefaultProfile profile = DefaultProfile.getProfile("cn-hangzhou", accessKeyId, accessKeySecret);
        HttpClientConfig config = HttpClientConfig.getDefault();
        config.setNoProxy("127.0.0.1");
        profile.setHttpClientConfig(config);
        return new SdkClient(
                endpoint.getAuthority(), new DefaultAcsClient(profile), SignatureVersion.V1, MethodType.POST);
    }

    SdkClient signing(SignatureVersion other) {
        return new SdkClient(address, client, other, method);
    }

    SdkClient sending(MethodType other) {
        return new SdkClient(address, client, signature, other);
    }

    /** Calls an IMS operation with names and values in turn. */
    Answer call(String action, String... namesAndValues) {
        return send(request("Ims", "2019-08-15", action, pairs(namesAndValues)));
    }

    /** Calls a RAM operation likewise. */
    Answer callRam(String action, String... namesAndValues) {
        return send(request("Ram", "2015-05-01", action, pairs(namesAndValues)));
    }

    /** Calls an operation of ResourceManager likewise. */
    Answer callManager(String action, String... namesAndValues) {
        return send(request("ResourceManager", "2020-03-31", action, pairs(namesAndValues)));
    }

    private Answer send(RpcRequest request) {
        try {
            return answer(client.doAction(request));
        } catch (ClientException failure) {
            throw new IllegalStateException(failure.getErrCode(), failure);
        }
    }

    private RpcRequest request(String product, String version, String action, Map<String, String> parameters) {
        RpcRequest request = new RpcRequest(product, version, action);
        request.setSysEndpoint(address);
        request.setSysProtocol(ProtocolType.HTTP);
        request.setSysMethod(method);
        request.setSysSignatureVersion(signature);
        parameters.forEach(method == MethodType.GET ? request::query : request::body);
        return request;
    }

    private static Answer answer(HttpResponse response) throws ClientException {
        String contentType = Objects.requireNonNullElse(response.getHeaderValue("Content-Type"), "");
        String text = response.getHttpContent() == null ? "" : response.getHttpContentString();
        return new Answer(response.getStatus(), contentType, text);
    }

    static Map<String, String> pairs(String... namesAndValues) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return pairs;
    }

    private static final class RpcRequest extends RpcAcsRequest<CommonResponse> {

        RpcRequest(String product, String version, String action) {
            super(product, version, action);
        }

        void body(String name, String value) {
            putBodyParameter(name, value);
        }

        void query(String name, String value) {
            putQueryParameter(name, value);
        }

        @Override
        public Class<CommonResponse> getResponseClass() {
            return CommonResponse.class;
        }
    }
}
