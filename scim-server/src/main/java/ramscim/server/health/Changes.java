package ramscim.server.health;

import org.jspecify.annotations.Nullable;

/**
 * In the bridge itself.
 *
 * @param storeError why the store cannot be written; null if it can
 * @param failingPeople how many people and groups have a change that was refused for good
 */
public record Changes(@Nullable String storeError, Queue queue, int failingPeople) {}
