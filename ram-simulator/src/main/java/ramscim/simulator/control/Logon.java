package ramscim.simulator.control;

import ramscim.simulator.account.AccountAccess;

/** Somebody at the console's logon page. */
record Logon(String userPrincipalName, String password) {

    boolean attempt(AccountAccess access) {
        if (userPrincipalName == null || password == null) {
            throw new IllegalArgumentException("userPrincipalName or password is missing");
        }
        return access.logOn(userPrincipalName, password);
    }

    @Override
    public String toString() {
        return "Logon[" + userPrincipalName + "]";
    }
}
