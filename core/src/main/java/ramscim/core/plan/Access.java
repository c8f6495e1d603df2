package ramscim.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfile;

/** What lets a user in, as RAM told it a moment ago. */
public record Access(@Nullable LoginProfile loginProfile, List<AccessKey> accessKeys) {
    public Access {
        accessKeys = List.copyOf(accessKeys);
    }

    /** Whether anything of it works at the moment. */
    public boolean letsIn() {
        return (loginProfile != null && loginProfile.status() == AccessStatus.ACTIVE)
                || accessKeys.stream().anyMatch(key -> key.status() == AccessStatus.ACTIVE);
    }
}
