package ramscim.adapter;

import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.CreateUserRequest;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.Page;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycledUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

/**
 * Times each call as {@code ram.calls}, by operation, class and outcome, logs it, and makes a span of it where tracing is on. A listing of a
 * group's members counts once, however many pages it has.
 */
final class MeteredRamDirectory implements RamDirectory {
    private static final Logger LOG = LoggerFactory.getLogger("ramscim.ram");
    private static final String TIMER = "ram.calls";
    private static final String SPAN = "ram.span";

    private final RamDirectory directory;
    private final RamTelemetry telemetry;
    private final ObservationRegistry observations;

    MeteredRamDirectory(RamDirectory directory, RamTelemetry telemetry) {
        this.directory = directory;
        this.telemetry = telemetry;
        this.observations = telemetry.observations();
    }

    @Override
    public String defaultDomain() {
        return timed(ImsOperation.GET_DEFAULT_DOMAIN, directory::defaultDomain);
    }

    @Override
    public RamUser createUser(CreateUserRequest request) {
        return timed(ImsOperation.CREATE_USER, () -> directory.createUser(request));
    }

    @Override
    public @Nullable RamUser findUser(UserId id) {
        return this.<@Nullable RamUser>timed(ImsOperation.GET_USER, () -> directory.findUser(id));
    }

    @Override
    public @Nullable RamUser findUser(UserPrincipalName name) {
        return this.<@Nullable RamUser>timed(ImsOperation.GET_USER, () -> directory.findUser(name));
    }

    @Override
    public RamUser updateUser(UserId id, UpdateUserRequest request) {
        return timed(ImsOperation.UPDATE_USER, () -> directory.updateUser(id, request));
    }

    @Override
    public void deleteUser(UserId id) {
        timed(ImsOperation.DELETE_USER, () -> directory.deleteUser(id));
    }

    @Override
    public void tagUser(UserId id, Map<String, String> tags) {
        timed(ImsOperation.TAG_RESOURCES, () -> directory.tagUser(id, tags));
    }

    @Override
    public void untagUser(UserId id, Set<String> keys) {
        timed(ImsOperation.UNTAG_RESOURCES, () -> directory.untagUser(id, keys));
    }

    @Override
    public Page<RamUser> listUsers(Map<String, String> tags, @Nullable String marker) {
        return timed(ImsOperation.LIST_USERS, () -> directory.listUsers(tags, marker));
    }

    @Override
    public RamGroup createGroup(GroupProfile profile) {
        return timed(ImsOperation.CREATE_GROUP, () -> directory.createGroup(profile));
    }

    @Override
    public @Nullable RamGroup findGroup(GroupName name) {
        return this.<@Nullable RamGroup>timed(ImsOperation.GET_GROUP, () -> directory.findGroup(name));
    }

    @Override
    public Page<RamGroup> listGroups(@Nullable String marker) {
        return timed(ImsOperation.LIST_GROUPS, () -> directory.listGroups(marker));
    }

    @Override
    public RamGroup updateGroup(GroupName name, GroupProfile profile) {
        return timed(ImsOperation.UPDATE_GROUP, () -> directory.updateGroup(name, profile));
    }

    @Override
    public void deleteGroup(GroupName name) {
        timed(ImsOperation.DELETE_GROUP, () -> directory.deleteGroup(name));
    }

    @Override
    public void addUserToGroup(UserPrincipalName user, GroupName group) {
        timed(ImsOperation.ADD_USER_TO_GROUP, () -> directory.addUserToGroup(user, group));
    }

    @Override
    public void removeUserFromGroup(UserPrincipalName user, GroupName group) {
        timed(ImsOperation.REMOVE_USER_FROM_GROUP, () -> directory.removeUserFromGroup(user, group));
    }

    @Override
    public List<UserPrincipalName> listUsersForGroup(GroupName group) {
        return timed(ImsOperation.LIST_USERS_FOR_GROUP, () -> directory.listUsersForGroup(group));
    }

    @Override
    public List<RamGroup> listGroupsForUser(UserPrincipalName user) {
        return timed(ImsOperation.LIST_GROUPS_FOR_USER, () -> directory.listGroupsForUser(user));
    }

    @Override
    public PasswordPolicy passwordPolicy() {
        return timed(ImsOperation.GET_PASSWORD_POLICY, directory::passwordPolicy);
    }

    @Override
    public LoginProfile createLoginProfile(UserPrincipalName user, LoginProfileRequest request) {
        return timed(ImsOperation.CREATE_LOGIN_PROFILE, () -> directory.createLoginProfile(user, request));
    }

    @Override
    public @Nullable LoginProfile findLoginProfile(UserPrincipalName user) {
        return this.<@Nullable LoginProfile>timed(
                ImsOperation.GET_LOGIN_PROFILE, () -> directory.findLoginProfile(user));
    }

    @Override
    public LoginProfile updateLoginProfile(UserPrincipalName user, LoginProfileUpdate update) {
        return timed(ImsOperation.UPDATE_LOGIN_PROFILE, () -> directory.updateLoginProfile(user, update));
    }

    @Override
    public void deleteLoginProfile(UserPrincipalName user) {
        timed(ImsOperation.DELETE_LOGIN_PROFILE, () -> directory.deleteLoginProfile(user));
    }

    @Override
    public NewAccessKey createAccessKey(UserPrincipalName user) {
        return timed(ImsOperation.CREATE_ACCESS_KEY, () -> directory.createAccessKey(user));
    }

    @Override
    public List<AccessKey> listAccessKeys(UserPrincipalName user) {
        return timed(ImsOperation.LIST_ACCESS_KEYS, () -> directory.listAccessKeys(user));
    }

    @Override
    public void updateAccessKey(UserPrincipalName user, AccessKeyId key, AccessStatus status) {
        timed(ImsOperation.UPDATE_ACCESS_KEY, () -> directory.updateAccessKey(user, key, status));
    }

    @Override
    public void deleteAccessKey(UserPrincipalName user, AccessKeyId key) {
        timed(ImsOperation.DELETE_ACCESS_KEY, () -> directory.deleteAccessKey(user, key));
    }

    @Override
    public @Nullable MfaDevice findMfaDevice(UserPrincipalName user) {
        return this.<@Nullable MfaDevice>timed(ImsOperation.GET_USER_MFA_INFO, () -> directory.findMfaDevice(user));
    }

    @Override
    public void unbindMfaDevice(UserPrincipalName user) {
        timed(ImsOperation.UNBIND_MFA_DEVICE, () -> directory.unbindMfaDevice(user));
    }

    @Override
    public void deleteVirtualMfaDevice(String serialNumber) {
        timed(ImsOperation.DELETE_VIRTUAL_MFA_DEVICE, () -> directory.deleteVirtualMfaDevice(serialNumber));
    }

    @Override
    public boolean policyExists(PolicyName policy) {
        return timed(RamOperation.GET_POLICY, () -> directory.policyExists(policy));
    }

    @Override
    public void attachPolicyToUser(UserPrincipalName user, PolicyName policy) {
        timed(RamOperation.ATTACH_POLICY_TO_USER, () -> directory.attachPolicyToUser(user, policy));
    }

    @Override
    public void detachPolicyFromUser(UserPrincipalName user, PolicyName policy) {
        timed(RamOperation.DETACH_POLICY_FROM_USER, () -> directory.detachPolicyFromUser(user, policy));
    }

    @Override
    public List<PolicyName> listPoliciesForUser(UserPrincipalName user) {
        return timed(RamOperation.LIST_POLICIES_FOR_USER, () -> directory.listPoliciesForUser(user));
    }

    @Override
    public void attachPolicyToGroup(GroupName group, PolicyName policy) {
        timed(RamOperation.ATTACH_POLICY_TO_GROUP, () -> directory.attachPolicyToGroup(group, policy));
    }

    @Override
    public void detachPolicyFromGroup(GroupName group, PolicyName policy) {
        timed(RamOperation.DETACH_POLICY_FROM_GROUP, () -> directory.detachPolicyFromGroup(group, policy));
    }

    @Override
    public List<PolicyName> listPoliciesForGroup(GroupName group) {
        return timed(RamOperation.LIST_POLICIES_FOR_GROUP, () -> directory.listPoliciesForGroup(group));
    }

    @Override
    public @Nullable RecycledUser findRecycledUser(UserId id) {
        return this.<@Nullable RecycledUser>timed(
                ImsOperation.GET_USER_IN_RECYCLE_BIN, () -> directory.findRecycledUser(id));
    }

    @Override
    public List<RecycledUser> listRecycledUsers(UserPrincipalName name) {
        return timed(ImsOperation.LIST_USERS_IN_RECYCLE_BIN, () -> directory.listRecycledUsers(name));
    }

    @Override
    public void restoreUser(UserId id) {
        timed(ImsOperation.RESTORE_USER_FROM_RECYCLE_BIN, () -> directory.restoreUser(id));
    }

    @Override
    public void deleteRecycledUser(UserId id) {
        timed(ImsOperation.DELETE_USER_IN_RECYCLE_BIN, () -> directory.deleteRecycledUser(id));
    }

    @Override
    public AccountSummary accountSummary() {
        return timed(ImsOperation.GET_ACCOUNT_SUMMARY, directory::accountSummary);
    }

    private void timed(Operation operation, Runnable call) {
        timed(operation, () -> {
            call.run();
            return true;
        });
    }

    private <T extends @Nullable Object> T timed(Operation operation, Supplier<T> call) {
        Observation span = begun(operation);
        try (Observation.Scope scope = span.openScope()) {
            return measured(operation, span, call);
        } finally {
            span.stop();
        }
    }

    private <T extends @Nullable Object> T measured(Operation operation, Observation span, Supplier<T> call) {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            T answer = call.get();
            outcome = "success";
            return answer;
        } catch (RamException e) {
            outcome = e.reason().name().toLowerCase(Locale.ROOT);
            throw e;
        } finally {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            timer(operation, outcome).record(duration);
            log(operation, outcome, duration);
            span.lowCardinalityKeyValue("outcome", outcome);
            span.highCardinalityKeyValue("ram.request_id", CallNotes.requestId());
        }
    }

    private Timer timer(Operation operation, String outcome) {
        return Timer.builder(TIMER)
                .description("Calls to Alibaba Cloud, each attempt for itself")
                .tag("operation", operation.action())
                .tag("class", operation.apiClass().instanceName())
                .tag("outcome", outcome)
                .register(telemetry.meters());
    }

    private Observation begun(Operation operation) {
        Observation cause =
                observations.getCurrentObservation() == null ? telemetry.cause().get() : null;
        Observation observation = Observation.createNotStarted(SPAN, observations)
                // The tracing library makes ram-create-user of it.
                .contextualName("ram" + operation.action())
                .lowCardinalityKeyValue("operation", operation.action())
                .lowCardinalityKeyValue("class", operation.apiClass().instanceName())
                .highCardinalityKeyValue("ram.attempt", Integer.toString(CallNotes.attempt()));
        return (cause == null ? observation : observation.parentObservation(cause)).start();
    }

    /** No parameters, for they hold people's names and passwords. */
    private static void log(Operation operation, String outcome, Duration duration) {
        LOG.atLevel(operation.isWrite() ? Level.INFO : Level.DEBUG)
                .addKeyValue("ram.operation", operation.action())
                .addKeyValue("ram.outcome", outcome)
                .addKeyValue("ram.request_id", CallNotes.requestId())
                .addKeyValue("ram.attempt", CallNotes.attempt())
                .addKeyValue("event.duration", duration.toNanos())
                .log(
                        "RAM {}: {} in {} ms, RequestId {}, attempt {}",
                        operation.action(),
                        outcome,
                        duration.toMillis(),
                        CallNotes.requestId(),
                        CallNotes.attempt());
    }
}
