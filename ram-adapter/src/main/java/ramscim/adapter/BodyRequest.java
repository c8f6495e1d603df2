package ramscim.adapter;

import com.aliyuncs.CommonResponse;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.auth.SignatureVersion;
import java.util.Map;
import ramscim.core.directory.RamOperation;

/**
 * A call of IMS, ResourceManager or STS with all parameters in its body: the SDK and proxies write URLs into messages and logs, and one of them may be a password.
 */
final class BodyRequest extends RpcAcsRequest<CommonResponse> {
    BodyRequest(String product, String version, String action, Map<String, String> parameters) {
        super(product, version, action, SignatureVersion.V3);
        parameters.forEach((name, value) -> putBodyParameter(name, (Object) value));
    }

    static BodyRequest ofIms(RamOperation operation, Map<String, String> parameters) {
        return new BodyRequest("Ims", "2019-08-15", operation.action(), parameters);
    }

    static BodyRequest ofResourceManager(RamOperation operation, Map<String, String> parameters) {
        return new BodyRequest("ResourceManager", "2020-03-31", operation.action(), parameters);
    }

    static BodyRequest ofSts(RamOperation operation, Map<String, String> parameters) {
        return new BodyRequest("Sts", "2015-04-01", operation.action(), parameters);
    }

    @Override
    public Class<CommonResponse> getResponseClass() {
        return CommonResponse.class;
    }
}
