package ramscim.core.provisioning;

/**
 * Something that happens to an account.
 *
 * @param which of the users or groups, or of RAM's operations, it concerns
 * @param what which of several names, or how much
 */
record Happening(Kind kind, int which, int what) {
    enum Kind {
        CREATE_USER,
        CREATE_USER_AGAIN,
        RENAME_USER,
        DESCRIBE_USER,
        DEACTIVATE_USER,
        ACTIVATE_USER,
        DELETE_USER,
        CREATE_GROUP,
        RENAME_GROUP,
        JOIN_GROUP,
        LEAVE_GROUP,
        DELETE_GROUP,
        RAM_THROTTLES,
        RAM_IS_DOWN,
        ANSWER_IS_LOST,
        REQUEST_IS_LOST,
        WORKERS_ARE_BUSY,
        WORKER_IS_FREE,
        WORKERS_ARE_FREE,
        TIME_PASSES,
        PROCESS_RESTARTS,
        PROCESS_WILL_BE_KILLED
    }
}
