package ramscim.core.intent;

import ramscim.core.resource.ResourceId;

/**
 * A held change as an administrator was shown it: what the resource is asked for since is another one.
 *
 * @param sequence of the intent
 */
public record HeldIntent(ResourceId id, long sequence) {}
