package ramscim.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import ramscim.core.directory.RamDirectory;

/** The way in: RAM's users and groups, and their access, at Alibaba Cloud. */
public final class AliyunRam {
    private AliyunRam() {}

    /**
     * The directory, with everything that is meant to stand between the bridge and Alibaba Cloud. Nothing is sent yet.
     *
     * @throws ramscim.core.directory.RamException {@code UNAUTHENTICATED} if the credentials' source cannot be set up
     */
    public static RamDirectory directory(AliyunSettings settings, RamResilience resilience, MeterRegistry meters) {
        RpcClient rpc = new RpcClient(settings);
        RamDirectory ims = new ImsDirectory(rpc, settings.sendProvisionType(), ImsDirectory.MAX_PAGE_SIZE);
        return new ResilientRamDirectory(new MeteredRamDirectory(ims, meters), resilience);
    }
}
