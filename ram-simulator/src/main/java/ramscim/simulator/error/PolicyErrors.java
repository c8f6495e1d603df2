package ramscim.simulator.error;

/** The errors about policies of users, or of groups: the same but for the word. */
public enum PolicyErrors {
    OF_USERS("User", "user"),
    OF_GROUPS("Group", "group");

    private final String entity;
    private final String word;

    PolicyErrors(String entity, String word) {
        this.entity = entity;
        this.word = word;
    }

    public RamError attachedAlready() {
        return new RamError(
                409,
                "EntityAlreadyExists." + entity + ".Policy",
                "The " + word + " has already been attached this policy.");
    }

    public RamError notAttached() {
        return new RamError(
                404, "EntityNotExist." + entity + ".Policy", "The " + word + " has not been attached this policy.");
    }

    public RamError tooMany() {
        return new RamError(
                409,
                "LimitExceeded." + entity + ".Policy",
                "The count of policies attached to the " + word + " beyond the current limits.");
    }

    public RamError stillAttached() {
        return new RamError(
                409,
                "DeleteConflict." + entity + ".Policy",
                "The " + word + " CAN NOT has any attached policy while deleting the " + word + ".");
    }
}
