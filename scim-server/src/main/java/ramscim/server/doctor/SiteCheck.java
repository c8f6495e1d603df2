package ramscim.server.doctor;

import java.util.List;
import java.util.Map;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.mapping.AccountSite;
import ramscim.server.words.Words;

/** Whether RAM keeps the e-mails and phones that the bridge sends it: an account of the international site does not. */
final class SiteCheck implements Check {
    private static final Words SITE = Words.of("doctor.site");

    /** Fewer may have neither for other reasons. */
    private static final int MANY = 3;

    private final AccountSite site;

    SiteCheck(AccountSite site) {
        this.site = site;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        if (site == AccountSite.INTERNATIONAL) {
            return List.of(CheckResult.ok(SITE, Words.of("doctor.site.international")));
        }
        try {
            return List.of(judge(directory
                    .call(new ListUsers(Map.of(OwnershipTags.PROVISION_TYPE, OwnershipTags.SCIM)))
                    .entries()));
        } catch (RamException e) {
            return List.of(CheckResult.notChecked(SITE, e));
        }
    }

    private static CheckResult judge(List<RamUser> users) {
        if (users.size() < MANY) {
            return CheckResult.notChecked(SITE, Words.of("doctor.site.few"));
        }
        return users.stream().anyMatch(user -> user.email() != null || user.mobilePhone() != null)
                ? CheckResult.ok(SITE, Words.of("doctor.site.china"))
                : CheckResult.warning(
                        SITE, Words.of("doctor.site.neither", users.size()), Words.of("doctor.site.advice"));
    }
}
