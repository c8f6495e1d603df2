package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;

/** A session of a role that what another source has may assume. */
record RoleSource(AssumedRole role, CredentialSource with, Sts sts) implements CredentialSource {
    @Override
    public AlibabaCloudCredentials fetch() {
        return sts.assume(role, with.fetch());
    }

    @Override
    public String description() {
        return "the role %s, assumed with %s".formatted(role.roleArn(), with.description());
    }
}
