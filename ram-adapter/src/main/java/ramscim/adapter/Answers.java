package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.CallerIdentity;
import ramscim.core.directory.Done;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.Page;
import ramscim.core.directory.Passkey;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycledUser;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.Secret;
import ramscim.core.directory.ServiceCredential;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserSsoSettings;

/** Reads what IMS and RAM answer, one reader for each operation. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /** What the call was answered with. */
    static Object read(RamCall<?> call, RpcAnswer answer) {
        return switch (call.operation()) {
            case GET_CALLER_IDENTITY -> callerIdentity(answer);
            case GET_DEFAULT_DOMAIN ->
                answer.required(answer.body(), "DefaultDomainName").asText();
            case GET_ACCOUNT_SUMMARY -> accountSummary(answer.required(answer.body(), "SummaryMap"));
            case GET_PASSWORD_POLICY -> passwordPolicy(answer, answer.required(answer.body(), "PasswordPolicy"));
            case GET_USER_SSO_SETTINGS -> userSso(answer.required(answer.body(), "UserSsoSettings"));
            case CREATE_USER -> user(answer);
            case GET_USER -> Optional.of(user(answer));
            case UPDATE_USER -> user(answer).withTags(Map.of());
            case LIST_USERS -> page(call, answer, "Users", "User", UserJson::read);
            case CREATE_GROUP, UPDATE_GROUP -> GroupJson.read(answer, answer.required(answer.body(), "Group"));
            case GET_GROUP -> Optional.of(GroupJson.read(answer, answer.required(answer.body(), "Group")));
            case LIST_GROUPS -> page(call, answer, "Groups", "Group", GroupJson::read);
            case LIST_USERS_FOR_GROUP -> members(page(call, answer, "Users", "User", Answers::logonName));
            case LIST_GROUPS_FOR_USER -> all(answer, "Groups", "Group", GroupJson::read);
            case CREATE_LOGIN_PROFILE, UPDATE_LOGIN_PROFILE -> loginProfile(answer);
            case GET_LOGIN_PROFILE -> Optional.of(loginProfile(answer));
            case CREATE_ACCESS_KEY -> newAccessKey(answer, answer.required(answer.body(), "AccessKey"));
            case LIST_ACCESS_KEYS -> all(answer, "AccessKeys", "AccessKey", Answers::accessKey);
            case CREATE_SERVICE_CREDENTIAL ->
                serviceCredential(answer, answer.required(answer.body(), "ServiceCredential"));
            case LIST_SERVICE_CREDENTIALS -> flat(answer, "ServiceCredentials", Answers::serviceCredential);
            case LIST_PASSKEYS -> flat(answer, "Passkeys", Answers::passkey);
            case GET_USER_MFA_INFO -> mfaDevice(answer);
            case LIST_USERS_IN_RECYCLE_BIN -> page(call, answer, "Users", "User", Answers::recycledUser);
            case GET_USER_IN_RECYCLE_BIN -> Optional.of(recycledUser(answer, answer.required(answer.body(), "User")));
            case LIST_POLICIES -> PolicyJson.page(page(call, answer, "Policies", "Policy", (whole, policy) -> policy));
            case LIST_ENTITIES_FOR_POLICY -> PolicyJson.holders(List.of(answer));
            case GET_POLICY -> Optional.of(PolicyJson.document(answer));
            case LIST_POLICIES_FOR_USER, LIST_POLICIES_FOR_GROUP -> all(answer, "Policies", "Policy", PolicyJson::name);
            case LIST_POLICY_ATTACHMENTS -> PolicyJson.scoped(answer);
            case DELETE_USER,
                    TAG_RESOURCES,
                    UNTAG_RESOURCES,
                    DELETE_GROUP,
                    ADD_USER_TO_GROUP,
                    REMOVE_USER_FROM_GROUP,
                    DELETE_LOGIN_PROFILE,
                    UPDATE_ACCESS_KEY,
                    DELETE_ACCESS_KEY,
                    UPDATE_SERVICE_CREDENTIAL,
                    DELETE_SERVICE_CREDENTIAL,
                    DELETE_PASSKEY,
                    UNBIND_MFA_DEVICE,
                    DELETE_VIRTUAL_MFA_DEVICE,
                    RESTORE_USER_FROM_RECYCLE_BIN,
                    ATTACH_POLICY_TO_USER,
                    DETACH_POLICY_FROM_USER,
                    ATTACH_POLICY_TO_GROUP,
                    DETACH_POLICY_FROM_GROUP,
                    DETACH_POLICY -> Done.DONE;
        };
    }

    /** The answer that a refusal is which says that there is nothing of what was asked for, or nothing to do; null: it is a failure. */
    static @Nullable Object settled(RamCall<?> call, RamException refusal) {
        return switch (call.operation()) {
            case GET_USER, GET_GROUP, GET_USER_IN_RECYCLE_BIN ->
                refusal.reason() == Reason.NOT_FOUND ? Optional.empty() : null;
            case GET_LOGIN_PROFILE -> on("EntityNotExist.User.LoginProfile", refusal, Optional.empty());
            case GET_USER_MFA_INFO -> on("EntityNotExist.User.MFADevice", refusal, Optional.empty());
            case GET_POLICY -> on("EntityNotExist.Policy", refusal, Optional.empty());
            case LIST_SERVICE_CREDENTIALS, LIST_PASSKEYS, LIST_POLICY_ATTACHMENTS ->
                isOfTheOperation(refusal) ? List.of() : null;
            case DELETE_SERVICE_CREDENTIAL, DELETE_PASSKEY, DETACH_POLICY -> isGone(refusal) ? Done.DONE : null;
            default -> on(saidOfNothingToDo(call), refusal, Done.DONE);
        };
    }

    /** Whether the account or endpoint does not know the operation, or does not let the bridge make it: whatever is there stays unseen. */
    static boolean isOfTheOperation(RamException refusal) {
        return switch (refusal.reason()) {
            case REFUSED, FORBIDDEN -> true;
            case NOT_FOUND -> !refusal.code().startsWith("EntityNotExist");
            case ALREADY_EXISTS,
                    CONFLICT,
                    QUOTA_EXCEEDED,
                    INVALID,
                    UNAUTHENTICATED,
                    THROTTLED,
                    UNAVAILABLE,
                    AMBIGUOUS -> false;
        };
    }

    /** Whatever it is called that does not exist: its code is not published; that the user does not exist is another one. */
    private static boolean isGone(RamException refusal) {
        return refusal.reason() == Reason.NOT_FOUND && !refusal.code().equals("EntityNotExist.User");
    }

    /** The one code of each operation; that a user, a group or a policy does not exist has another, and is a failure. */
    private static String saidOfNothingToDo(RamCall<?> call) {
        return switch (call.operation()) {
            case ADD_USER_TO_GROUP -> "EntityAlreadyExists.User.Group";
            case REMOVE_USER_FROM_GROUP -> "EntityNotExist.User.Group";
            case DELETE_LOGIN_PROFILE -> "EntityNotExist.User.LoginProfile";
            case DELETE_ACCESS_KEY -> "EntityNotExist.User.AccessKey";
            case UNBIND_MFA_DEVICE -> "EntityNotExist.User.MFADevice";
            case DELETE_VIRTUAL_MFA_DEVICE -> "EntityNotExist.VirtualMFADevice";
            case ATTACH_POLICY_TO_USER -> "EntityAlreadyExists.User.Policy";
            case DETACH_POLICY_FROM_USER -> "EntityNotExist.User.Policy";
            case ATTACH_POLICY_TO_GROUP -> "EntityAlreadyExists.Group.Policy";
            case DETACH_POLICY_FROM_GROUP -> "EntityNotExist.Group.Policy";
            default -> "";
        };
    }

    private static @Nullable Object on(String code, RamException refusal, Object answer) {
        return refusal.code().equals(code) ? answer : null;
    }

    private static <T> List<T> all(
            RpcAnswer answer, String list, String entry, BiFunction<RpcAnswer, JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        for (JsonNode node : answer.body().path(list).path(entry)) {
            all.add(reader.apply(answer, node));
        }
        return all;
    }

    private static <T> List<T> flat(RpcAnswer answer, String list, BiFunction<RpcAnswer, JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        answer.body().path(list).forEach(node -> all.add(reader.apply(answer, node)));
        return all;
    }

    /** A word that is not known must not pass for one that lets nobody in. */
    private static ServiceCredential serviceCredential(RpcAnswer answer, JsonNode one) {
        String status = one.path("Status").asText();
        return new ServiceCredential(
                answer.required(one, "ServiceCredentialId").asText(),
                one.path("ServiceName").asText(""),
                !status.equalsIgnoreCase("Inactive") && !status.equalsIgnoreCase("Expired"));
    }

    private static Passkey passkey(RpcAnswer answer, JsonNode one) {
        return new Passkey(
                answer.required(one, "PasskeyId").asText(),
                one.path("PasskeyName").asText(""));
    }

    private static <T> Page<T> page(
            RamCall<?> call, RpcAnswer answer, String list, String entry, BiFunction<RpcAnswer, JsonNode, T> reader) {
        String marker = call instanceof RamCall.Listing<?> listing ? listing.marker() : null;
        return new Page<>(all(answer, list, entry, reader), answer.next("Marker", marker));
    }

    private static RamUser user(RpcAnswer answer) {
        return UserJson.read(answer, answer.required(answer.body(), "User"));
    }

    /** A member whose name is not as RAM's own rules have it cannot be addressed, and must not keep the others from being seen. */
    private static Page<UserPrincipalName> members(Page<String> page) {
        List<UserPrincipalName> members = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (String name : page.entries()) {
            try {
                members.add(UserPrincipalName.parse(name));
            } catch (RuleViolation e) {
                LOG.warn("A member of a group is passed over: its logon name {}", e.rule());
                passedOver.add(name);
            }
        }
        return new Page<>(members, page.next(), passedOver);
    }

    /** An entry without one is told by its id. */
    private static String logonName(RpcAnswer answer, JsonNode user) {
        String name = RpcAnswer.text(user, "UserPrincipalName");
        return name == null ? "UserId " + answer.required(user, "UserId").asText() : name;
    }

    private static RecycledUser recycledUser(RpcAnswer answer, JsonNode user) {
        return new RecycledUser(
                new UserId(answer.required(user, "UserId").asText()),
                answer.required(user, "UserPrincipalName").asText(),
                user.path("DisplayName").asText(""),
                RpcAnswer.time(user, "RecycleDate"),
                RpcAnswer.time(user, "DeleteDate"));
    }

    private static LoginProfile loginProfile(RpcAnswer answer) {
        JsonNode profile = answer.required(answer.body(), "LoginProfile");
        return new LoginProfile(
                status(answer, profile),
                profile.path("PasswordResetRequired").asBoolean(),
                profile.path("MFABindRequired").asBoolean(),
                RpcAnswer.time(profile, "UpdateDate"),
                RpcAnswer.time(profile, "LastLoginTime"),
                profile.path("PasswordStatus").asText("").equals("InitialExpired"));
    }

    /** A word that is neither must not pass for one that lets nobody in. */
    private static AccessStatus status(RpcAnswer answer, JsonNode parent) {
        String word = answer.required(parent, "Status").asText();
        for (AccessStatus status : AccessStatus.values()) {
            if (status.word().equalsIgnoreCase(word)) {
                return status;
            }
        }
        throw answer.unusable("a Status");
    }

    private static NewAccessKey newAccessKey(RpcAnswer answer, JsonNode key) {
        return new NewAccessKey(
                accessKey(answer, key),
                new Secret(answer.required(key, "AccessKeySecret").asText()));
    }

    private static AccessKey accessKey(RpcAnswer answer, JsonNode key) {
        return new AccessKey(
                new AccessKeyId(answer.required(key, "AccessKeyId").asText()),
                status(answer, key),
                RpcAnswer.time(key, "CreateDate"));
    }

    /** That there is none is answered with an error, as RAM documents it, or with {@code IsMFAEnable=false}, which IMS has for nothing else. */
    private static Optional<MfaDevice> mfaDevice(RpcAnswer answer) {
        JsonNode device = answer.body().path("MFADevice");
        return device.path("SerialNumber").isMissingNode()
                ? Optional.empty()
                : Optional.of(new MfaDevice(
                        answer.required(device, "SerialNumber").asText(), RpcAnswer.text(device, "Type")));
    }

    private static PasswordPolicy passwordPolicy(RpcAnswer answer, JsonNode policy) {
        return new PasswordPolicy(
                answer.required(policy, "MinimumPasswordLength").asInt(),
                policy.path("RequireLowercaseCharacters").asBoolean(),
                policy.path("RequireUppercaseCharacters").asBoolean(),
                policy.path("RequireNumbers").asBoolean(),
                policy.path("RequireSymbols").asBoolean(),
                policy.path("MinimumPasswordDifferentCharacter").asInt(),
                policy.path("PasswordNotContainUserName").asBoolean(),
                policy.path("PasswordReusePrevention").asInt());
    }

    private static UserSsoSettings userSso(JsonNode settings) {
        return new UserSsoSettings(
                settings.path("SsoEnabled").asBoolean(),
                settings.path("SsoLoginWithDomain").asBoolean(true),
                RpcAnswer.text(settings, "AuxiliaryDomain"));
    }

    private static CallerIdentity callerIdentity(RpcAnswer answer) {
        String user = answer.body().path("UserId").asText("");
        String arn = answer.body().path("Arn").asText("");
        return new CallerIdentity(
                CallerIdentity.Type.of(answer.body().path("IdentityType").asText("")),
                answer.required(answer.body(), "AccountId").asText(),
                user.isEmpty() ? null : new UserId(user),
                arn.isEmpty() ? null : arn);
    }

    private static AccountSummary accountSummary(JsonNode summary) {
        return new AccountSummary(
                summary.path("Users").asInt(),
                summary.path("UsersQuota").asInt(),
                summary.path("Groups").asInt(),
                summary.path("GroupsQuota").asInt(),
                summary.path("GroupsPerUserQuota").asInt(),
                summary.path("AccessKeysPerUserQuota").asInt(),
                summary.path("AttachedSystemPoliciesPerUserQuota").asInt(),
                summary.path("AttachedPoliciesPerUserQuota").asInt(),
                summary.path("AttachedSystemPoliciesPerGroupQuota").asInt(),
                summary.path("AttachedPoliciesPerGroupQuota").asInt());
    }
}
