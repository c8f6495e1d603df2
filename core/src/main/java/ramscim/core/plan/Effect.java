package ramscim.core.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.ServiceCredentialCall.DeleteServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.UpdateServiceCredential;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;

/** What a call that was answered makes of what was last seen: the other half of a plan. */
public final class Effect {
    private Effect() {}

    /**
     * What is there of a user after a call of its plan.
     *
     * @param before what was last seen; null: nothing
     * @return null if the user is gone
     */
    public static <R> @Nullable ObservedUser onUser(@Nullable ObservedUser before, RamCall<R> call, R answer) {
        return switch (call.operation()) {
            case CREATE_USER ->
                new ObservedUser(
                        (RamUser) answer, ((CreateUser) call).tags().values().keySet());
            case DELETE_USER -> null;
            case UPDATE_USER -> {
                ObservedUser seen = required(before);
                yield seen.seenAs(((RamUser) answer).withTags(seen.user().tags()));
            }
            case TAG_RESOURCES -> tagged(required(before), ((TagResources) call).tags());
            case UNTAG_RESOURCES -> untagged(required(before), ((UntagResources) call).keys());
            default -> onAccess(required(before), call, answer);
        };
    }

    private static <R> ObservedUser onAccess(ObservedUser before, RamCall<R> call, R answer) {
        Given given = before.given();
        return switch (call.operation()) {
            case CREATE_LOGIN_PROFILE -> created(before, ((CreateLoginProfile) call).request());
            case UPDATE_LOGIN_PROFILE -> updated(before, ((UpdateLoginProfile) call).update());
            case DELETE_LOGIN_PROFILE -> before.withoutConsoleLogon();
            case CREATE_ACCESS_KEY ->
                before.with(given.with(((NewAccessKey) answer).key().id()));
            case UPDATE_ACCESS_KEY -> updated(before, (UpdateAccessKey) call);
            case DELETE_ACCESS_KEY -> deleted(before, (DeleteAccessKey) call);
            case ATTACH_POLICY_TO_USER ->
                before.with(given.with(given.policies().attached(((AttachPolicyToUser) call).policy())));
            case DETACH_POLICY_FROM_USER ->
                before.with(given.with(given.policies().without(((DetachPolicyFromUser) call).policy())));
            case UPDATE_SERVICE_CREDENTIAL -> updated(before, (UpdateServiceCredential) call);
            case DELETE_SERVICE_CREDENTIAL ->
                before.with(before.suspended().withoutServiceCredential(((DeleteServiceCredential) call).id()));
            case REMOVE_USER_FROM_GROUP, UNBIND_MFA_DEVICE, DELETE_VIRTUAL_MFA_DEVICE, DELETE_PASSKEY, DETACH_POLICY ->
                before;
            default -> throw new IllegalArgumentException(call.operation() + " is in no plan of a user");
        };
    }

    private static ObservedUser tagged(ObservedUser before, Map<String, String> added) {
        Map<String, String> tags = new HashMap<>(before.user().tags());
        tags.putAll(added);
        Set<String> managed = new HashSet<>(before.managedTagKeys());
        managed.addAll(added.keySet());
        return before.with(before.user().withTags(tags), managed);
    }

    private static ObservedUser untagged(ObservedUser before, Set<String> removed) {
        Map<String, String> tags = new HashMap<>(before.user().tags());
        tags.keySet().removeAll(removed);
        Set<String> managed = new HashSet<>(before.managedTagKeys());
        managed.removeAll(removed);
        return before.with(before.user().withTags(tags), managed);
    }

    /** One that is made for somebody who may not get in yet is turned on with the rest. */
    private static ObservedUser created(ObservedUser before, LoginProfileRequest request) {
        ObservedUser after = before.with(
                before.given().with(new ConsoleLogon(request.passwordResetRequired(), request.mfaBindRequired())));
        return request.status() == AccessStatus.ACTIVE
                ? after
                : after.with(after.suspended().withLoginProfile());
    }

    /** What is turned off was remembered before; what is given Inactive is turned on with the rest. */
    private static ObservedUser updated(ObservedUser before, LoginProfileUpdate update) {
        Boolean reset = update.passwordResetRequired();
        Boolean mfa = update.mfaBindRequired();
        ConsoleLogon given = reset == null || mfa == null ? null : new ConsoleLogon(reset, mfa);
        ObservedUser after = given == null ? before : before.with(before.given().with(given));
        if (update.status() == AccessStatus.ACTIVE) {
            return after.with(after.suspended().withoutLoginProfile());
        }
        return given != null && update.status() == AccessStatus.INACTIVE
                ? after.with(after.suspended().withLoginProfile())
                : after;
    }

    private static ObservedUser updated(ObservedUser before, UpdateAccessKey call) {
        return call.status() == AccessStatus.ACTIVE
                ? before.with(before.suspended().without(call.key()))
                : before;
    }

    private static ObservedUser updated(ObservedUser before, UpdateServiceCredential call) {
        return call.status() == AccessStatus.ACTIVE
                ? before.with(before.suspended().withoutServiceCredential(call.id()))
                : before;
    }

    private static ObservedUser deleted(ObservedUser before, DeleteAccessKey call) {
        return call.key().equals(before.given().accessKey()) ? before.withoutAccessKey(call.key()) : before;
    }

    /**
     * What is there of a group after a call of its plan.
     *
     * @param before what was last seen; null: nothing
     * @return null if the group is gone
     */
    public static <R> @Nullable ObservedGroup onGroup(@Nullable ObservedGroup before, RamCall<R> call, R answer) {
        return switch (call.operation()) {
            case CREATE_GROUP -> new ObservedGroup((RamGroup) answer);
            case UPDATE_GROUP ->
                before == null ? new ObservedGroup((RamGroup) answer) : before.seenAs((RamGroup) answer);
            case DELETE_GROUP -> null;
            case ATTACH_POLICY_TO_GROUP -> {
                ObservedGroup seen = Objects.requireNonNull(before);
                yield seen.with(seen.policies().attached(((AttachPolicyToGroup) call).policy()));
            }
            case DETACH_POLICY_FROM_GROUP -> {
                ObservedGroup seen = Objects.requireNonNull(before);
                yield seen.with(seen.policies().without(((DetachPolicyFromGroup) call).policy()));
            }
            default -> throw new IllegalArgumentException(call.operation() + " is in no plan of a group");
        };
    }

    private static ObservedUser required(@Nullable ObservedUser before) {
        if (before == null) {
            throw new IllegalStateException("only a user that was seen can be changed");
        }
        return before;
    }
}
