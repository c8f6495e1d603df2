package ramscim.server.livecheck;

/** A call that was meant to succeed. */
record Failure(String operation, String code, String requestId) {}
