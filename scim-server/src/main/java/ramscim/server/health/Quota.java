package ramscim.server.health;

/** What the account holds of something, and may hold. */
public record Quota(String what, int used, int limit) {
    private static final int FILLING = 80;
    private static final int NEARLY = 95;

    public boolean isFull() {
        return limit > 0 && used >= limit;
    }

    /** Whether it is time to ask for more. */
    public boolean isFilling() {
        return isPast(FILLING);
    }

    /** Whether it is high time. */
    public boolean isNearlyFull() {
        return isPast(NEARLY);
    }

    boolean isPast(int percent) {
        return limit > 0 && 100L * used >= (long) percent * limit;
    }

    public int percent() {
        return limit <= 0 ? 0 : (int) Math.min(100, 100L * used / limit);
    }
}
