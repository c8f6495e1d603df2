package ramscim.server.livecheck;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.UserPrincipalName;
import ramscim.server.start.StartException;

/** What the names begin with of everything that one check makes; whatever begins so is removed. */
record Prefix(String text) {
    private static final String OF_ALL = "scim-live-";

    /** So particular that nobody's names begin so by accident. */
    private static final Pattern FORM = Pattern.compile(OF_ALL + "[a-z0-9]{4,16}");

    Prefix {
        if (!FORM.matcher(text).matches()) {
            throw new StartException(
                    "Set --prefix to %s and 4 to 16 lower case letters or digits, as an earlier check has shown it."
                            .formatted(OF_ALL));
        }
    }

    static Prefix random() {
        return new Prefix(OF_ALL + UUID.randomUUID().toString().substring(0, 8));
    }

    UserPrincipalName user(String what, String domain) {
        return new UserPrincipalName(text + "-" + what, domain);
    }

    GroupName group(String what) {
        return new GroupName(text + "-" + what);
    }

    boolean begins(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(text + "-");
    }
}
