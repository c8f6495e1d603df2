package ramscim.core.directory;

/** An access key that was just made, with the secret that RAM tells this once and never again (IMS CreateAccessKey). */
public record NewAccessKey(AccessKey key, Secret secret) {}
