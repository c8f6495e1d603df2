package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import java.io.IOException;
import java.nio.file.Files;

/** A session of a role for an OIDC token, whose file is read anew each time. */
record OidcSource(OidcRole role, Sts sts) implements CredentialSource {
    @Override
    public AlibabaCloudCredentials fetch() {
        return sts.assume(role, token());
    }

    private String token() {
        try {
            return Files.readString(role.tokenFile());
        } catch (IOException e) {
            throw Sts.refused(role.roleArn(), "the OIDC token file %s cannot be read".formatted(role.tokenFile()));
        }
    }

    @Override
    public String description() {
        return "the role %s, assumed with the OIDC token %s".formatted(role.roleArn(), role.tokenFile());
    }
}
