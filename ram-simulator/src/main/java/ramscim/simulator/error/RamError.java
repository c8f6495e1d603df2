package ramscim.simulator.error;

import java.io.Serial;

/**
 * An error of the service, with the HTTP status, code and message of "RAM error messages"
 * (help.aliyun.com/document_detail/28754.html) and of the gateway's own table (48054). Codes that neither lists follow
 * the pattern of those that they do.
 */
public final class RamError extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;

    public RamError(int status, String code, String text) {
        super(code + ": " + text, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The message as the service words it, without the code. */
    public String text() {
        return text;
    }

    public static RamError missing(String parameter) {
        return new RamError(400, "Missing" + parameter, parameter + " is mandatory for this action.");
    }

    public static RamError missingOneOf(String parameters) {
        return new RamError(400, "MissingParameter", "You must specify one of the parameters: " + parameters + ".");
    }

    public static RamError onlyOneOf(String parameters) {
        return new RamError(
                400, "InvalidParameter", "You must specify only one of the parameters: " + parameters + ".");
    }

    public static RamError invalidCharacters(String parameter) {
        return new RamError(
                400,
                "InvalidParameter." + parameter + ".InvalidChars",
                "The parameter - \"" + parameter + "\" contains invalid chars.");
    }

    public static RamError invalidLength(String parameter) {
        return new RamError(
                400,
                "InvalidParameter." + parameter + ".Length",
                "The parameter - \"" + parameter + "\" beyond the length limit.");
    }

    public static RamError invalidFormat(String parameter) {
        return new RamError(
                400,
                "InvalidParameter." + parameter + ".Format",
                "The format of the parameter - \"" + parameter + "\" is incorrect.");
    }

    public static RamError invalid(String parameter) {
        return new RamError(
                400, "InvalidParameter." + parameter, "The parameter - \"" + parameter + "\" is incorrect.");
    }

    public static RamError unsupportedParameter(String parameter) {
        return new RamError(400, "UnsupportedParameter", "The parameter \"" + parameter + "\" is not supported.");
    }

    public static RamError noSuchUser() {
        return new RamError(404, "EntityNotExist.User", "The user does not exist.");
    }

    public static RamError userExists() {
        return new RamError(409, "EntityAlreadyExists.User", "The user does already EXIST.");
    }

    public static RamError tooManyUsers() {
        return new RamError(409, "LimitExceeded.User", "The count of users beyond the current limits.");
    }

    public static RamError tooManyTags() {
        return new RamError(409, "LimitExceeded.User.Tag", "The count of tags of the user beyond the current limits.");
    }

    public static RamError userStillInGroup() {
        return new RamError(
                409, "DeleteConflict.User.Group", "The user CAN NOT be in any group while deleting the user.");
    }

    public static RamError noSuchGroup() {
        return new RamError(404, "EntityNotExist.Group", "The group does not exist.");
    }

    public static RamError groupExists() {
        return new RamError(409, "EntityAlreadyExists.Group", "The group does already EXIST.");
    }

    public static RamError tooManyGroups() {
        return new RamError(409, "LimitExceeded.Group", "The count of groups beyond the current limits.");
    }

    public static RamError groupStillHasUsers() {
        return new RamError(
                409, "DeleteConflict.Group.User", "The group CAN NOT has any user member while deleting the group.");
    }

    public static RamError alreadyInGroup() {
        return new RamError(409, "EntityAlreadyExists.User.Group", "The user has already joined the group.");
    }

    public static RamError notInGroup() {
        return new RamError(404, "EntityNotExist.User.Group", "The user has not joined the group.");
    }

    public static RamError tooManyGroupsOfUser() {
        return new RamError(
                409,
                "LimitExceeded.User.Group",
                "The count of groups which the user joined beyond the current limits.");
    }

    public static RamError noSuchUserAccessKey() {
        return new RamError(404, "EntityNotExist.User.AccessKey", "The access key of the user does not exist.");
    }

    public static RamError noSuchLoginProfile() {
        return new RamError(404, "EntityNotExist.User.LoginProfile", "The user login profile does not exist.");
    }

    public static RamError loginProfileExists() {
        return new RamError(409, "EntityAlreadyExists.User.LoginProfile", "The user login profile does already EXIST.");
    }

    public static RamError userStillHasLoginProfile() {
        return new RamError(
                409, "DeleteConflict.User.LoginProfile", "The user CAN NOT has login profile while deleting the user.");
    }

    public static RamError weakPassword() {
        return new RamError(
                400,
                "InvalidParameter.Password.TooWeak",
                "The parameter - \"Password\" is not compliant with the password policy.");
    }

    public static RamError tooManyAccessKeys() {
        return new RamError(
                409, "LimitExceeded.User.AccessKey", "The count of access keys of the user beyond the current limits.");
    }

    public static RamError userStillHasAccessKey() {
        return new RamError(
                409, "DeleteConflict.User.AccessKey", "The user CAN NOT has any access key while deleting the user.");
    }

    public static RamError noSuchMfaDevice() {
        return new RamError(404, "EntityNotExist.User.MFADevice", "The user has not bound any MFA device.");
    }

    public static RamError mfaDeviceBound() {
        return new RamError(409, "EntityAlreadyExists.User.MFADevice", "The user has already bound a MFA device.");
    }

    public static RamError userStillHasMfaDevice() {
        return new RamError(
                409, "DeleteConflict.User.MFADevice", "The user CAN NOT has any MFA device while deleting the user.");
    }

    public static RamError noSuchVirtualMfaDevice() {
        return new RamError(404, "EntityNotExist.VirtualMFADevice", "The virtual mfa device does not exist.");
    }

    public static RamError mfaDeviceStillBound() {
        return new RamError(
                409,
                "DeleteConflict.VirtualMFADevice.User",
                "The virtual mfa device CAN NOT been bound to any user while deleting it.");
    }

    public static RamError noSuchPolicy() {
        return new RamError(404, "EntityNotExist.Policy", "The policy does not exist.");
    }

    public static RamError policyExists() {
        return new RamError(409, "EntityAlreadyExists.Policy", "The policy does already EXIST.");
    }

    public static RamError malformedPolicy() {
        return new RamError(400, "MalformedPolicyDocument", "The policy document is malformed.");
    }

    public static RamError noPermission() {
        return new RamError(403, "NoPermission", "You are not authorized to do this action.");
    }

    public static RamError noSuchOperation() {
        return new RamError(
                404, "InvalidApi.NotFound", "Specified api is not found, please check your url and method.");
    }

    public static RamError unsupportedMethod() {
        return new RamError(403, "UnsupportedHTTPMethod", "This http method is not supported.");
    }

    public static RamError unknownAccessKey() {
        return new RamError(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
    }

    public static RamError inactiveAccessKey() {
        return new RamError(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.");
    }

    public static RamError incompleteSignature() {
        return new RamError(400, "IncompleteSignature", "The request signature does not conform to Aliyun standards.");
    }

    public static RamError wrongSignature(String stringToSign) {
        return new RamError(
                400,
                "SignatureDoesNotMatch",
                "Specified signature is not matched with our calculation. server string to sign is:" + stringToSign);
    }

    public static RamError malformedTimestamp() {
        return new RamError(
                400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");
    }

    public static RamError expiredTimestamp() {
        return new RamError(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
    }

    public static RamError nonceUsed() {
        return new RamError(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
    }

    public static RamError throttledUser() {
        return new RamError(400, "Throttling.User", "Request was denied due to user flow control.");
    }

    public static RamError throttledApi() {
        return new RamError(400, "Throttling.Api", "Request was denied due to api flow control.");
    }

    public static RamError unavailable() {
        return new RamError(
                503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.");
    }

    public static RamError internal() {
        return new RamError(500, "InternalError", "An internal error occurred.");
    }
}
