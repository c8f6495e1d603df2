package ramscim.core.directory;

import ramscim.core.directory.RamException.Reason;

/** What RAM refuses calls with, in its own codes and words. */
final class Refusals {
    private Refusals() {}

    static RamException noSuchUser() {
        return answered(Reason.NOT_FOUND, "EntityNotExist.User", "The user does not exist.");
    }

    static RamException userExists() {
        return answered(Reason.ALREADY_EXISTS, "EntityAlreadyExists.User", "The user does already EXIST.");
    }

    static RamException userStillHas(String kind) {
        String message = kind.equals("Group")
                ? "The user CAN NOT be in any group while deleting the user."
                : "The user CAN NOT has any %s while deleting the user.".formatted(kind);
        return answered(Reason.CONFLICT, "DeleteConflict.User." + kind, message);
    }

    static RamException noSuchGroup() {
        return answered(Reason.NOT_FOUND, "EntityNotExist.Group", "The group does not exist.");
    }

    static RamException groupExists() {
        return answered(Reason.ALREADY_EXISTS, "EntityAlreadyExists.Group", "The group does already EXIST.");
    }

    static RamException groupStillHasUsers() {
        return answered(
                Reason.CONFLICT,
                "DeleteConflict.Group.User",
                "The group CAN NOT has any user member while deleting the group.");
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
