package ramscim.core.directory;

import ramscim.core.directory.RamException.Reason;

/** What RAM refuses calls with, in its own codes and words. */
final class Refusals {
    private Refusals() {}

    static RamException noSuchUser() {
        return notFound("User", "The user does not exist.");
    }

    static RamException userExists() {
        return alreadyExists("User", "The user does already EXIST.");
    }

    static RamException notFound(String what, String message) {
        return answered(Reason.NOT_FOUND, "EntityNotExist." + what, message);
    }

    static RamException alreadyExists(String what, String message) {
        return answered(Reason.ALREADY_EXISTS, "EntityAlreadyExists." + what, message);
    }

    static RamException conflict(String what, String message) {
        return answered(Reason.CONFLICT, "DeleteConflict." + what, message);
    }

    static RamException userStillHas(String kind) {
        String message = kind.equals("Group")
                ? "The user CAN NOT be in any group while deleting the user."
                : "The user CAN NOT has any %s while deleting the user.".formatted(kind);
        return conflict("User." + kind, message);
    }

    static RamException noSuchGroup() {
        return notFound("Group", "The group does not exist.");
    }

    static RamException groupExists() {
        return alreadyExists("Group", "The group does already EXIST.");
    }

    static RamException groupStillHasUsers() {
        return conflict("Group.User", "The group CAN NOT has any user member while deleting the group.");
    }

    static RamException groupStillHasPolicies() {
        return conflict("Group.Policy", "The group CAN NOT has any attached policy while deleting the group.");
    }

    static RamException limitExceeded(String what, String whatInWords) {
        String message = "The count of %s beyond the current limits.".formatted(whatInWords);
        return answered(Reason.QUOTA_EXCEEDED, "LimitExceeded." + what, message);
    }

    static RamException invalid(String parameter, String message) {
        return answered(Reason.INVALID, "InvalidParameter." + parameter, message);
    }

    private static RamException answered(Reason reason, String code, String message) {
        return RamException.answered(reason, code, message, "in-memory");
    }
}
