package ramscim.core.directory;

/** What may be done about a call whose answer was lost, so that nobody knows whether it had its effect. */
public enum Repeatability {
    /** It asks, or says what shall be and not what to add: made again it changes nothing more. */
    FREELY,
    /** Likewise; but what is then not there any more is what the lost call ended. */
    UNTIL_GONE,
    /** Likewise; but then RAM does not find any more what the call addresses, so its effect is looked for. */
    LOOKING_FOR_ITS_EFFECT,
    /** Likewise; but RAM may then refuse as invalid what the lost call has set, so that it stays open whether it did. */
    UNLESS_REFUSED,
    /** Made again it would add another: what has the name is read back first ({@link RamCall.Creation}). */
    READING_BACK,
    /** It must not be made again. */
    NEVER,
    /** It is made once, beside the rate and the breaker of RAM: another service answers it, and who asks knows what to do without. */
    ASIDE
}
