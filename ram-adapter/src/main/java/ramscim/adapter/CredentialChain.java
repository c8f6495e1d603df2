package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;

/** Several places in an order; the first that has credentials is taken, and stays taken as long as it has some. */
final class CredentialChain implements CredentialSource {
    private final List<CredentialSource> sources;
    private @Nullable CredentialSource taken;

    CredentialChain(List<CredentialSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public synchronized AlibabaCloudCredentials fetch() {
        return taken == null ? search() : taken.fetch();
    }

    /** If none has any, what the last one but the SDK's own said is what a role lacks that was meant to be used. */
    private AlibabaCloudCredentials search() {
        RamException problem = null;
        for (CredentialSource source : sources) {
            try {
                AlibabaCloudCredentials found = source.fetch();
                taken = source;
                return found;
            } catch (RamException e) {
                problem = problem == null || source.isMeant() ? e : problem;
            }
        }
        throw problem == null ? new IllegalStateException("A chain has at least one source.") : problem;
    }

    @Override
    public synchronized String description() {
        return taken == null ? "the SDK's standard chain" : taken.description();
    }
}
