package ramscim.server.doctor;

import java.util.List;
import java.util.Map;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.mapping.AccountSite;

/** Whether RAM keeps the e-mails and phones that the bridge sends it: an account of the international site does not. */
final class SiteCheck implements Check {
    private static final String SITE = "site";

    /** Fewer may have neither for other reasons. */
    private static final int MANY = 3;

    private final AccountSite site;

    SiteCheck(AccountSite site) {
        this.site = site;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        if (site == AccountSite.INTERNATIONAL) {
            return List.of(CheckResult.ok(SITE, "international: no e-mail and no phone is sent"));
        }
        try {
            return List.of(judge(directory
                    .call(new ListUsers(Map.of(OwnershipTags.PROVISION_TYPE, OwnershipTags.SCIM)))
                    .entries()));
        } catch (RamException e) {
            return List.of(CheckResult.notChecked(SITE, String.valueOf(e.getMessage())));
        }
    }

    private static CheckResult judge(List<RamUser> users) {
        if (users.size() < MANY) {
            return CheckResult.notChecked(SITE, "the bridge has made too few users to tell");
        }
        return users.stream().anyMatch(user -> user.email() != null || user.mobilePhone() != null)
                ? CheckResult.ok(SITE, "china: RAM keeps e-mails and phones")
                : CheckResult.warning(
                        SITE,
                        "RAM shows no e-mail and no phone of any of %d users of the bridge".formatted(users.size()),
                        "Set bridge.ram.site=international if the account is of alibabacloud.com.");
    }
}
