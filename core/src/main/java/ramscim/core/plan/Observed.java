package ramscim.core.plan;

/** What RAM held of a resource when it was last seen. */
public sealed interface Observed permits ObservedUser, ObservedGroup {}
