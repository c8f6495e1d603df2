package ramscim.server.audit;

/** What an event tells of. */
public enum AuditKind {
    /** A change was asked for and will be carried out, whatever happens to the request. */
    ACCEPTED,
    /** RAM is as was asked. */
    CONFIRMED,
    /** RAM or the rules refused it for good; everything is as it was. */
    REFUSED,
    /** It could not be carried out yet; told once for each change, however often it is tried again. */
    POSTPONED,
    /** It would take more people's access away at once than the guard lets through, and waits for an administrator. */
    HELD,
    /** An administrator let it through. */
    APPROVED,
    /** An administrator refused it; everything is as it was. */
    REJECTED,
    /** It concerns a protected user or group and was not accepted. */
    PROTECTED,
    /** The provider was told of a resource that had come into being without it knowing. */
    ACKNOWLEDGED,
    /** An administrator did something else. */
    ADMINISTERED,
    /** Events that had been kept long enough were removed. */
    PRUNED
}
