package ramscim.core.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;

/** Console logons and their passwords, with the rules of the real service. */
final class InMemoryLoginProfiles {
    private final Map<UserId, LoginProfile> profiles = new LinkedHashMap<>();
    private final Map<UserId, List<Secret>> passwords = new LinkedHashMap<>();
    private PasswordPolicy policy = new PasswordPolicy(8, false, false, false, false, 0, false, 0);

    PasswordPolicy policy() {
        return policy;
    }

    void changePolicy(PasswordPolicy newPolicy) {
        policy = newPolicy;
    }

    LoginProfile create(RamUser user, LoginProfileRequest request, Instant now) {
        if (profiles.containsKey(user.id())) {
            throw Refusals.alreadyExists("User.LoginProfile", "The user login profile does already EXIST.");
        }
        setPassword(user, request.password());
        return store(
                user,
                new LoginProfile(
                        request.status(), request.passwordResetRequired(), request.mfaBindRequired(), now, null));
    }

    @Nullable LoginProfile of(UserId user) {
        return profiles.get(user);
    }

    /** The newest password, for which there is no other way to see it. */
    @Nullable Secret passwordOf(UserId user) {
        List<Secret> known = passwords.getOrDefault(user, List.of());
        return known.isEmpty() ? null : known.get(known.size() - 1);
    }

    LoginProfile update(RamUser user, LoginProfileUpdate update, Instant now) {
        LoginProfile old = of(user.id());
        if (old == null) {
            throw Refusals.notFound("User.LoginProfile", "The user login profile does not exist.");
        }
        Secret password = update.password();
        if (password != null) {
            setPassword(user, password);
        }
        return store(
                user,
                new LoginProfile(
                        Objects.requireNonNullElse(update.status(), old.status()),
                        Objects.requireNonNullElse(update.passwordResetRequired(), old.passwordResetRequired()),
                        Objects.requireNonNullElse(update.mfaBindRequired(), old.mfaBindRequired()),
                        now,
                        old.lastLoginTime()));
    }

    void delete(UserId user) {
        profiles.remove(user);
        passwords.remove(user);
    }

    private void setPassword(RamUser user, Secret password) {
        UserPrincipalName name = UserPrincipalName.parse(user.userPrincipalName());
        List<Secret> former = passwords.computeIfAbsent(user.id(), none -> new ArrayList<>());
        List<Secret> forbidden = former.subList(Math.max(0, former.size() - policy.reusePrevention()), former.size());
        if (policy.violation(password, name).isPresent() || forbidden.contains(password)) {
            throw Refusals.invalid(
                    "Password.TooWeak", "The parameter - \"Password\" is not compliant with the password policy.");
        }
        former.add(password);
    }

    private LoginProfile store(RamUser user, LoginProfile profile) {
        profiles.put(user.id(), profile);
        return profile;
    }

    Object answer(LoginProfileCall<?> call, Function<UserPrincipalName, RamUser> users, Instant now) {
        if (call instanceof CreateLoginProfile create) {
            return create(users.apply(create.user()), create.request(), now);
        } else if (call instanceof GetLoginProfile get) {
            return Optional.ofNullable(of(users.apply(get.user()).id()));
        } else if (call instanceof UpdateLoginProfile update) {
            return update(users.apply(update.user()), update.update(), now);
        }
        delete(users.apply(((DeleteLoginProfile) call).user()).id());
        return Done.DONE;
    }
}
