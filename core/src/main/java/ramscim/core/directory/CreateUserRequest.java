package ramscim.core.directory;

/**
 * What the bridge sends to create a RAM user (IMS CreateUser). The tags travel with the call, so that from its first moment the user
 * shows whose it is; {@code ProvisionType} is sent by the adapter as far as RAM takes it.
 */
public record CreateUserRequest(UserProfile profile, Tags tags) {}
