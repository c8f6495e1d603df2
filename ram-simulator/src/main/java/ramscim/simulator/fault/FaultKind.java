package ramscim.simulator.fault;

/** What the caller sees of a fault. */
public enum FaultKind {
    /** An error body of the service. */
    ERROR,
    /** The proper answer, late. */
    DELAY,
    /** No answer: the connection is reset. */
    DROP,
    /** A page of some proxy instead of an answer. */
    HTML,
    /** A status line and nothing else. */
    EMPTY
}
