package ramscim.server.health;

/** What the account holds of something, and may hold. */
public record Quota(String what, int used, int limit) {
    private static final double NEARLY = 0.9;

    public boolean isFull() {
        return limit > 0 && used >= limit;
    }

    public boolean isNearlyFull() {
        return limit > 0 && used >= NEARLY * limit;
    }

    public int percent() {
        return limit <= 0 ? 0 : (int) Math.min(100, Math.round(100.0 * used / limit));
    }
}
