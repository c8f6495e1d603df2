package ramscim.bench;

import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;

/** The calls that the bridge makes for a creation, made by Alibaba Cloud's SDK and nothing else. */
final class BareSdk {
    private final IAcsClient client;
    private final String hostAndPort;

    BareSdk(Simulator simulator) {
        DefaultProfile profile =
                DefaultProfile.getProfile("cn-hangzhou", Simulator.ACCESS_KEY_ID, Simulator.ACCESS_KEY_SECRET);
        profile.getHttpClientConfig().setNoProxy("127.0.0.1");
        this.client = new DefaultAcsClient(profile);
        this.hostAndPort = simulator.hostAndPort();
    }

    void create(int number) {
        CommonRequest request = new CommonRequest();
        request.setSysDomain(hostAndPort);
        request.setSysProtocol(ProtocolType.HTTP);
        request.setSysMethod(MethodType.POST);
        request.setSysProduct("Ims");
        request.setSysVersion("2019-08-15");
        request.setSysAction("CreateUser");
        String name = "sdk%05d".formatted(number);
        request.putBodyParameter("UserPrincipalName", name + "@" + Simulator.DOMAIN);
        request.putBodyParameter("DisplayName", "User " + name);
        request.putBodyParameter("Email", name + "@example.com");
        request.putBodyParameter("Tag.1.Key", "scim-externalId");
        request.putBodyParameter("Tag.1.Value", "ext-" + name);
        request.putBodyParameter("Tag.2.Key", "scim-active");
        request.putBodyParameter("Tag.2.Value", "true");
        try {
            client.getCommonResponse(request);
        } catch (ClientException e) {
            throw new BenchException("The SDK's call failed: " + e.getErrCode());
        }
    }
}
