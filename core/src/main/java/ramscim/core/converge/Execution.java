package ramscim.core.converge;

import org.jspecify.annotations.Nullable;
import ramscim.core.access.Credentials;
import ramscim.core.access.Credentials.Password;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.Done;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.plan.Attachments;
import ramscim.core.plan.Effect;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;

/** Makes the calls of an attempt's plans, and tells what is there after each: where a plan meets RAM's answers, and the secrets that it left open. */
final class Execution {
    private final RamDirectory directory;
    private final Work work;

    Execution(RamDirectory directory, Work work) {
        this.directory = directory;
        this.work = work;
    }

    /**
     * Makes a call of a group's plan.
     *
     * @return what is there now; null if it is gone
     */
    <R> @Nullable ObservedGroup of(RamCall<R> call, @Nullable ObservedGroup before) {
        return Effect.onGroup(before, call, answer(call, before == null ? null : before.policies()));
    }

    /**
     * Makes a call of a user's plan.
     *
     * @param credentials where its secrets come from and go to; null: it needs none
     * @return what is there now; null if it is gone
     */
    <R> @Nullable ObservedUser of(RamCall<R> call, @Nullable ObservedUser before, @Nullable Credentials credentials) {
        if (before == null || credentials == null) {
            return Effect.onUser(before, call, answer(call, policiesOf(before)));
        }
        return switch (call.operation()) {
            case CREATE_LOGIN_PROFILE -> createLogon((CreateLoginProfile) call, credentials, before);
            case UPDATE_LOGIN_PROFILE -> updateLogon((UpdateLoginProfile) call, credentials, before);
            case CREATE_ACCESS_KEY -> createAccessKey((CreateAccessKey) call, credentials, before);
            default -> Effect.onUser(before, call, answer(call, policiesOf(before)));
        };
    }

    private static @Nullable Attachments policiesOf(@Nullable ObservedUser user) {
        return user == null ? null : user.given().policies();
    }

    private <R> R answer(RamCall<R> call) {
        return answer(call, null);
    }

    /** @param known of the policies of whom the call is about; null: nothing */
    private <R> R answer(RamCall<R> call, @Nullable Attachments known) {
        try {
            return directory.call(call);
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            if (ends(call)) {
                if (!wasNeverMade(call, known)) {
                    work.requireSecondLook("What " + call.operation() + " takes away is said not to exist");
                }
                return call.answeredWith(Done.DONE);
            }
            throw namingThePolicy(call, e);
        }
    }

    /** What is gone already needs no taking away; what is to be turned off, and is not found, has to be looked for. */
    private static boolean ends(RamCall<?> call) {
        return switch (call.operation()) {
            case UPDATE_LOGIN_PROFILE, UPDATE_ACCESS_KEY, UPDATE_SERVICE_CREDENTIAL -> false;
            default -> call.takesAway();
        };
    }

    /** RAM says of a policy that does not exist what it says of a user that does not exist; the one never comes, and the other was renamed. */
    private RamException namingThePolicy(RamCall<?> call, RamException notFound) {
        return isOfNoPolicy(call)
                ? RamException.unanswered(
                        Reason.INVALID, RamException.NO_SUCH_POLICY, "There is no policy '" + policy(call) + "'.")
                : notFound;
    }

    /** Of a policy that the bridge has only begun to attach, and that does not exist, nothing is left to be taken away. */
    private boolean wasNeverMade(RamCall<?> call, @Nullable Attachments known) {
        PolicyName policy = policy(call);
        return known != null && policy != null && known.isOnlyBegun(policy) && isOfNoPolicy(call);
    }

    /** Whether the call is about a policy that the account does not have, so that nobody has it either. */
    private boolean isOfNoPolicy(RamCall<?> call) {
        PolicyName policy = policy(call);
        return policy != null && directory.call(new GetPolicy(policy)).isEmpty();
    }

    private static @Nullable PolicyName policy(RamCall<?> call) {
        return switch (call.operation()) {
            case ATTACH_POLICY_TO_USER -> ((AttachPolicyToUser) call).policy();
            case ATTACH_POLICY_TO_GROUP -> ((AttachPolicyToGroup) call).policy();
            case DETACH_POLICY_FROM_USER -> ((DetachPolicyFromUser) call).policy();
            case DETACH_POLICY_FROM_GROUP -> ((DetachPolicyFromGroup) call).policy();
            default -> null;
        };
    }

    /** A login profile that somebody else made stays as it is; one of an adopted user was adopted with it, and gets the password that came for it. */
    private ObservedUser createLogon(CreateLoginProfile create, Credentials credentials, ObservedUser before) {
        Password password = credentials.password(create.user());
        CreateLoginProfile whole = create.with(password.secret());
        try {
            return given(whole.user(), password, credentials, after(whole, before));
        } catch (RamException e) {
            if (e.reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
            return before.given().kept() && !password.generated()
                    ? after(takingOver(whole), before)
                    : before.with(before.given().withFoundLogon());
        }
    }

    private static UpdateLoginProfile takingOver(CreateLoginProfile create) {
        LoginProfileRequest request = create.request();
        return new UpdateLoginProfile(
                create.user(),
                new LoginProfileUpdate(
                        request.password(),
                        request.status(),
                        request.passwordResetRequired(),
                        request.mfaBindRequired()));
    }

    private ObservedUser updateLogon(UpdateLoginProfile update, Credentials credentials, ObservedUser before) {
        if (update.update().password() != Secret.LEFT_OPEN) {
            return after(update, before);
        }
        Password password = credentials.password(update.user());
        return given(update.user(), password, credentials, after(update.with(password.secret()), before));
    }

    private ObservedUser after(RamCall<LoginProfile> call, ObservedUser before) {
        ObservedUser after = Effect.onUser(before, call, answer(call));
        return after == null ? before : after;
    }

    /**
     * A generated password is handed over before it counts as given; if that fails, or the bridge dies before, the next attempt sets another.
     */
    private static ObservedUser given(
            UserPrincipalName user, Password password, Credentials credentials, ObservedUser after) {
        if (password.generated()) {
            credentials.deliver(user, password);
        }
        return after;
    }

    /** If the key's secret cannot be handed over, nobody can ever use the key, and it goes again. */
    private @Nullable ObservedUser createAccessKey(
            CreateAccessKey create, Credentials credentials, ObservedUser before) {
        NewAccessKey made = directory.call(create);
        try {
            credentials.deliver(create.user(), made);
        } catch (RuntimeException e) {
            directory.call(new DeleteAccessKey(create.user(), made.key().id()));
            throw e;
        }
        return Effect.onUser(before, create, made);
    }
}
