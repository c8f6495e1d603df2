package ramscim.core.converge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.plan.Attachments;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserPlanner;

/** What of a user's desired access is in RAM already, and whether the bridge gave it; RAM is asked where that is not known. */
final class GivenAccess {
    private final RamDirectory directory;
    private final AccountQuotas quotas;
    private final Work work;

    GivenAccess(RamDirectory directory, AccountQuotas quotas, Work work) {
        this.directory = directory;
        this.quotas = quotas;
        this.work = work;
    }

    /** What became of a login profile that an earlier attempt began to make; what is there and cannot be that is somebody else's. */
    ObservedUser knowingLogon(ObservedUser before) {
        if (!before.given().logonBegun()) {
            return before;
        }
        LoginProfile there = directory.call(new GetLoginProfile(before.name())).orElse(null);
        if (there == null) {
            return before.with(before.given().withNothingBegun());
        }
        return before.given().mayHaveMade(there.updateDate())
                ? before
                : before.with(before.given().withFoundLogon());
    }

    /** With which of the desired policies are there already; those that somebody else attached stay that one's. */
    ObservedUser knowingPolicies(ObservedUser before, DesiredUser desired, boolean isNew) {
        Attachments known = before.given().policies();
        Set<PolicyName> unknown = known.unknown(desired.access().policies());
        if (unknown.isEmpty()) {
            return before;
        }
        List<PolicyName> attached = isNew ? List.of() : directory.call(new ListPoliciesForUser(before.name()));
        List<PolicyName> staying = new ArrayList<>(attached);
        staying.removeAll(known.surplus(desired.access().policies()));
        quotas.requireRoomForPolicies(AccountQuotas.Holder.USER, staying, unknown, work.errand());
        return before.with(before.given().with(known.looked(unknown, attached)));
    }

    /** With the keys that are there, and without the one of an attempt that ended before its secret was handed over. */
    ObservedUser knowingAccessKeys(ObservedUser before, DesiredUser desired, boolean isNew) {
        if (!UserPlanner.givesAccessKey(before, desired)) {
            return before;
        }
        Set<AccessKeyId> known = before.given().keysBefore();
        List<AccessKey> keys = isNew ? List.of() : directory.call(new ListAccessKeys(before.name()));
        Set<AccessKeyId> staying = keys.stream()
                .filter(key -> known == null || !isLeftOver(key, known, before))
                .map(AccessKey::id)
                .collect(Collectors.toSet());
        keys.stream()
                .map(AccessKey::id)
                .filter(key -> !staying.contains(key))
                .forEach(key -> directory.call(new DeleteAccessKey(before.name(), key)));
        quotas.requireRoomForAccessKey(staying.size(), work.errand());
        return before.with(
                before.given().beginningAccessKey(staying, work.clock().instant()));
    }

    /** Made by an attempt whose answer got lost: it came since then, and at that time. Anything else somebody else made. */
    private static boolean isLeftOver(AccessKey key, Set<AccessKeyId> known, ObservedUser user) {
        return !known.contains(key.id()) && user.given().mayHaveMade(key.createDate());
    }
}
