package ramscim.core.account;

import ramscim.core.account.AccountQuotas.Thing;
import ramscim.core.directory.Errand;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;

/** Tells the quotas of every user and group that comes into being in RAM, or ceases to be, by a call of the bridge. */
public final class CountedRamDirectory implements RamDirectory {
    private final RamDirectory directory;
    private final AccountQuotas quotas;

    public CountedRamDirectory(RamDirectory directory, AccountQuotas quotas) {
        this.directory = directory;
        this.quotas = quotas;
    }

    @Override
    public <R> R call(RamCall<R> call, Errand errand) {
        R answer = directory.call(call, errand);
        if (call instanceof CreateUser || call instanceof RestoreUserFromRecycleBin) {
            quotas.created(Thing.USER);
        } else if (call instanceof CreateGroup) {
            quotas.created(Thing.GROUP);
        } else if (call instanceof DeleteUser) {
            quotas.ceased(Thing.USER);
        } else if (call instanceof DeleteGroup) {
            quotas.ceased(Thing.GROUP);
        }
        return answer;
    }
}
