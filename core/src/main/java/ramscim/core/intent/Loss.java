package ramscim.core.intent;

import ramscim.core.resource.ResourceId;

/**
 * Somebody loses something by a change of a resource.
 *
 * @param loser the user or the group
 */
public record Loss(LossKind kind, ResourceId loser) {}
