package ramscim.core.plan;

import ramscim.core.directory.RamGroup;

/** A RAM group as it was last seen; who is in it is kept apart, so that a change of one member does not concern the others. */
public record ObservedGroup(RamGroup group) implements Observed {}
