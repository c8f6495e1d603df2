package ramscim.core.dryrun;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.Page;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycledUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

/** Reads from the real directory. */
abstract class ForwardingReads implements RamDirectory {
    final RamDirectory real;

    ForwardingReads(RamDirectory real) {
        this.real = real;
    }

    @Override
    public final String defaultDomain() {
        return real.defaultDomain();
    }

    @Override
    public @Nullable RamUser findUser(UserId id) {
        return real.findUser(id);
    }

    @Override
    public final @Nullable RamUser findUser(UserPrincipalName name) {
        return real.findUser(name);
    }

    @Override
    public final Page<RamUser> listUsers(Map<String, String> tags, @Nullable String marker) {
        return real.listUsers(tags, marker);
    }

    @Override
    public final @Nullable RamGroup findGroup(GroupName name) {
        return real.findGroup(name);
    }

    @Override
    public final Page<RamGroup> listGroups(@Nullable String marker) {
        return real.listGroups(marker);
    }

    @Override
    public final AccountSummary accountSummary() {
        return real.accountSummary();
    }

    @Override
    public final PasswordPolicy passwordPolicy() {
        return real.passwordPolicy();
    }

    @Override
    public final boolean policyExists(PolicyName policy) {
        return real.policyExists(policy);
    }

    @Override
    public final @Nullable RecycledUser findRecycledUser(UserId id) {
        return real.findRecycledUser(id);
    }

    @Override
    public final List<RecycledUser> listRecycledUsers(UserPrincipalName name) {
        return real.listRecycledUsers(name);
    }
}
