package ramscim.simulator.operation;

import java.util.regex.Pattern;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.error.RamError;

/**
 * What the fields of users and groups may hold. Each check names the parameter that it was given in, as the error codes
 * do.
 */
final class Fields {

    private static final int LONGEST_PRINCIPAL_NAME = 128;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_GROUP_NAME = 64;
    private static final int LONGEST_DISPLAY_NAME = 24;
    private static final int LONGEST_COMMENTS = 128;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]*");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern MOBILE_PHONE = Pattern.compile("\\d{1,4}-\\d{4,15}");
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}");
    private static final Pattern DOCUMENTED_DISPLAY_NAME = Pattern.compile("[A-Za-z0-9@._ \\p{IsHan}-]*");

    private final AccountState account;
    private final boolean strictDisplayNames;

    Fields(AccountState account, boolean strictDisplayNames) {
        this.account = account;
        this.strictDisplayNames = strictDisplayNames;
    }

    String principalName(String parameter, String value, String domain) {
        int at = value.indexOf('@');
        if (at < 0) {
            throw RamError.invalidFormat(parameter);
        }
        String localPart = value.substring(0, at);
        if (value.length() > LONGEST_PRINCIPAL_NAME || localPart.length() > LONGEST_LOCAL_PART || at == 0) {
            throw RamError.invalidLength(parameter);
        }
        if (!NAME.matcher(localPart).matches()
                || !NAME.matcher(value.substring(at + 1)).matches()) {
            throw RamError.invalidCharacters(parameter);
        }
        if (!value.substring(at + 1).equalsIgnoreCase(domain)) {
            throw foreignDomain(parameter);
        }
        return value;
    }

    String groupName(String parameter, String value) {
        if (value.length() > LONGEST_GROUP_NAME) {
            throw RamError.invalidLength(parameter);
        }
        if (!NAME.matcher(value).matches()) {
            throw RamError.invalidCharacters(parameter);
        }
        return value;
    }

    /** IMS states a length only. RAM states characters too, and not always the same ones. */
    String displayName(String parameter, String value) {
        if (value.isEmpty() || value.length() > LONGEST_DISPLAY_NAME) {
            throw RamError.invalidLength(parameter);
        }
        if (CONTROL_CHARACTERS.matcher(value).find()
                || ((strictDisplayNames || account.quirks().strictDisplayNames())
                        && !DOCUMENTED_DISPLAY_NAME.matcher(value).matches())) {
            throw RamError.invalidCharacters(parameter);
        }
        return value;
    }

    String email(String parameter, String value) {
        return matching(EMAIL, parameter, value);
    }

    String mobilePhone(String parameter, String value) {
        return matching(MOBILE_PHONE, parameter, value);
    }

    String comments(String parameter, String value) {
        if (value.length() > LONGEST_COMMENTS) {
            throw RamError.invalidLength(parameter);
        }
        return value;
    }

    private static String matching(Pattern pattern, String parameter, String value) {
        if (!pattern.matcher(value).matches()) {
            throw RamError.invalidFormat(parameter);
        }
        return value;
    }

    private static RamError foreignDomain(String parameter) {
        return new RamError(
                400,
                "InvalidParameter." + parameter + ".InvalidDomain",
                "The domain of the parameter - \"" + parameter + "\" does not belong to the account.");
    }
}
