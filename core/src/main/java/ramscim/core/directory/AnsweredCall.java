package ramscim.core.directory;

/**
 * A call that RAM answered.
 *
 * @param operation for example {@code CreateUser}
 * @param requestId by which Alibaba Cloud's ActionTrail and support find it
 */
public record AnsweredCall(String operation, String requestId) {
    @Override
    public String toString() {
        return operation + "=" + requestId;
    }
}
