package ramscim.adapter;

import com.aliyuncs.CommonResponse;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.auth.SignatureVersion;
import java.util.Map;
import ramscim.core.directory.RamOperation;

/** A call of IMS with all parameters in its body: the SDK and proxies write URLs into messages and logs, and one of them may be a password. */
final class ImsRequest extends RpcAcsRequest<CommonResponse> {
    private static final String PRODUCT = "Ims";
    private static final String VERSION = "2019-08-15";

    ImsRequest(RamOperation operation, Map<String, String> parameters) {
        super(PRODUCT, VERSION, operation.action(), SignatureVersion.V3);
        parameters.forEach((name, value) -> putBodyParameter(name, (Object) value));
    }

    @Override
    public Class<CommonResponse> getResponseClass() {
        return CommonResponse.class;
    }
}
