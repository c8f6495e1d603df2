package ramscim.server.health;

/**
 * Requests of identity providers in a while, by how they were answered.
 *
 * @param done as asked
 * @param refused for what they asked (4xx)
 * @param unauthorized for their token (401, 403)
 * @param later put off (429, 503)
 * @param failed by an error of the bridge (5xx)
 */
public record RequestTally(long done, long refused, long unauthorized, long later, long failed) {
    static final RequestTally NONE = new RequestTally(0, 0, 0, 0, 0);

    public long total() {
        return done + refused + unauthorized + later + failed;
    }

    /** As Entra counts it: whatever is not done has failed. */
    public double failureRatio() {
        return total() == 0 ? 0 : (double) (total() - done) / total();
    }
}
