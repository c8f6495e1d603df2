package ramscim.core.account;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.RamDirectory;

/** The domain of the account's logon names: configured, or asked from RAM once and remembered. */
public final class AccountDomain {
    /** Stands in for the real one as long as RAM could not be asked; as long as a default domain can be (64 characters). */
    private static final String UNKNOWN = "x".repeat(51) + ".onaliyun.com";

    private final RamDirectory directory;
    private volatile @Nullable String domain;

    public AccountDomain(RamDirectory directory, @Nullable String configured) {
        this.directory = directory;
        this.domain = configured;
    }

    /** The domain; asks RAM if it is not known yet. */
    public String get() {
        String known = domain;
        if (known == null) {
            known = directory.call(new GetDefaultDomain());
            domain = known;
        }
        return known;
    }

    /** The domain if it is known, else one that a name which fits it fits any. */
    public String knownOrLongest() {
        String known = domain;
        return known == null ? UNKNOWN : known;
    }
}
