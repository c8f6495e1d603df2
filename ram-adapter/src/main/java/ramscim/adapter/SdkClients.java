package ramscim.adapter;

import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.auth.AlibabaCloudCredentialsProvider;
import com.aliyuncs.profile.DefaultProfile;

/** The SDK's client, which signs, over the bridge's own way out. */
final class SdkClients {
    /** Endpoints are set on each request, so the region only has to be one that the SDK knows. */
    private static final String REGION = "cn-hangzhou";

    private SdkClients() {}

    static DefaultAcsClient over(ProxiedHttpClient http, AlibabaCloudCredentialsProvider credentials) {
        DefaultProfile profile = DefaultProfile.getProfile(REGION);
        profile.setCloseTrace(true);
        DefaultAcsClient client = new DefaultAcsClient(profile, credentials);
        client.setHttpClient(http);
        return client;
    }
}
