package ramscim.server.door;

/** Where events are written down for good. */
@FunctionalInterface
public interface SecurityTrail {
    /** Writes in the transaction that is under way, or in one of its own. */
    void record(SecurityEvent event);
}
