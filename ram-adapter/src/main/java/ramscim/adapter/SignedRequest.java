package ramscim.adapter;

import com.aliyuncs.CommonResponse;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.policy.retry.RetryPolicy;
import java.util.Map;

/**
 * One POST to IMS with all parameters in its body. Signing changes the request, so it is used once.
 *
 * <p>ACS3-HMAC-SHA256 (version 3) keeps access key id, signature and security token in headers; the older signature puts them into the
 * URL, which the SDK and proxies write into messages and logs.
 */
final class SignedRequest extends RpcAcsRequest<CommonResponse> {
    private static final String PRODUCT = "Ims";
    private static final String VERSION = "2019-08-15";

    SignedRequest(Endpoint endpoint, ImsOperation operation, Map<String, String> parameters) {
        super(PRODUCT, VERSION, operation.action(), SignatureVersion.V3);
        setSysMethod(MethodType.POST);
        setSysProtocol(endpoint.protocol());
        setSysEndpoint(endpoint.hostAndPort());
        setSysRetryPolicy(RetryPolicy.none());
        parameters.forEach((name, value) -> putBodyParameter(name, (Object) value));
    }

    @Override
    public Class<CommonResponse> getResponseClass() {
        return CommonResponse.class;
    }
}
