package ramscim.adapter;

/** An operation of one of Alibaba Cloud's APIs. */
interface Operation {
    /** Its name on the wire. */
    String action();

    ApiClass apiClass();

    default boolean isWrite() {
        return apiClass().isWrite();
    }

    /** What a policy has to allow for it: IMS's actions are named like RAM's. */
    default String permission() {
        return "ram:" + action();
    }
}
