package ramscim.simulator.control;

/** An MFA device to be bound to a user, as the user would at the console. */
record NewMfaDevice(String userPrincipalName) {}
