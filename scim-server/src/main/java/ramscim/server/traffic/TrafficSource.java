package ramscim.server.traffic;

/** Whose calls are counted. */
enum TrafficSource {
    /** Requests of identity providers. */
    SCIM,
    /** Calls to Alibaba Cloud, each attempt for itself. */
    RAM
}
