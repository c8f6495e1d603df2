package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import ramscim.core.access.AccessRules;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.Grantees;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.account.AccountDomain;
import ramscim.core.account.AccountQuotas;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Convergences;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.converge.Work;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.Errand;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamTraffic;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.intent.HeldIntent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.Mappings;
import ramscim.core.plan.ObservedUser;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;
import ramscim.core.work.Budget;

/**
 * An engine over a store and a directory in memory. Its clock stands still, its workers work at once unless they are held, and its callers do
 * not wait: what is not done when a call returns has no outcome yet.
 */
final class EngineFixture {
    static final RamException LOST =
            RamException.unanswered(RamException.Reason.AMBIGUOUS, "SDK.ReadTimeout", "The call got no answer");
    static final RamException THROTTLED =
            RamException.answered(RamException.Reason.THROTTLED, "Throttling.User", "Slow down.", "request-1");
    static final RamException DOWN =
            RamException.answered(RamException.Reason.UNAVAILABLE, "ServiceUnavailable", "Try later.", "request-2");
    static final RamException CONFLICT =
            RamException.answered(RamException.Reason.CONFLICT, "DeleteConflict.User.Policy", "Has some.", "request-4");
    static final RamException DENIED = RamException.answered(
            RamException.Reason.NOT_FOUND, "EntityNotExist.User.Policy", "There is none.", "request-5");
    static final RamException TAKEN = RamException.answered(
            RamException.Reason.ALREADY_EXISTS, "EntityAlreadyExists.User", "It is taken.", "request-7");
    static final RamException ODD = RamException.answered(
                    RamException.Reason.REFUSED, "Never.Heard.Of", "No.", "request-6")
            .whileUp();
    static final RamException INVALID =
            RamException.answered(RamException.Reason.INVALID, "InvalidParameter.Email.Format", "No.", "request-3");

    final MovableClock clock = new MovableClock();
    final ControlledWorkers workers = new ControlledWorkers();
    final InMemoryProvisioningStore store = new InMemoryProvisioningStore();
    final InMemoryRamDirectory directory = new InMemoryRamDirectory(clock);
    private static final Origin PROVIDER = Origin.ofToken("entra", "asked");
    private static final Origin ADMINISTRATOR = Origin.ofAdministrator("eve", "decided");

    private final Duration budget;
    private final GuardPolicy policy;
    boolean knowsCaller = true;
    private AccessSettings access = AccessSettings.none();
    private CrashPoint crashPoint = new CrashPoint(Integer.MAX_VALUE);
    private Convergences rules;
    private ProvisioningEngine engine;

    EngineFixture() {
        this(Duration.ZERO);
    }

    EngineFixture(Duration budget) {
        this(budget, GuardPolicy.none());
    }

    EngineFixture(GuardPolicy policy) {
        this(Duration.ZERO, policy);
    }

    private EngineFixture(Duration budget, GuardPolicy policy) {
        this.budget = budget;
        this.policy = policy;
        this.rules = rules(directory);
        this.engine = engine(store, directory);
        engine.recover();
    }

    private ProvisioningEngine engine(ProvisioningStore itsStore, RamDirectory itsDirectory) {
        rules = rules(itsDirectory);
        return new ProvisioningEngine(
                itsStore, itsDirectory, RamTraffic.free(), rules, workers, Budget.of(budget), policy, clock);
    }

    private DryRun dryRun() {
        return new DryRun(store, directory, rules, policy, clock);
    }

    private Convergences rules(RamDirectory itsDirectory) {
        return Convergences.of(
                itsDirectory,
                Mappings.china(),
                new AccountDomain(itsDirectory, "example.onaliyun.com", Clock.systemUTC()),
                new AccountQuotas(itsDirectory, clock),
                access,
                policy.protection()::covers,
                () -> knowsCaller ? directory.caller() : null,
                clock);
    }

    EngineFixture deprovisioning(Deprovisioning other) {
        return access(new AccessSettings(access.rules(), access.sink(), other, access.adoption()));
    }

    EngineFixture adoption(Adoption other) {
        return access(new AccessSettings(access.rules(), access.sink(), access.deprovisioning(), other));
    }

    EngineFixture access(AccessSettings other) {
        access = other;
        engine = engine(store, directory);
        return this;
    }

    /** Whom the console lets in, and nothing else that is given. */
    static AccessRules logonFor(Grantees who) {
        return new AccessRules(
                who,
                new ConsoleLogon(true, false),
                Grantees.NOBODY,
                false,
                PolicyAllowList.NOTHING,
                Map.of(),
                Map.of());
    }

    /** The process ends, whatever it was doing, and another one starts on what it left behind. */
    void restart() {
        startWithoutRecovery();
        engine.recover();
    }

    void startWithoutRecovery() {
        workers.die();
        crashPoint = new CrashPoint(Integer.MAX_VALUE);
        engine = engine(store, directory);
    }

    /** From now on the process is one that will be killed. */
    void crashAt(CrashPoint point) {
        crashPoint = point;
        engine = engine(point.guard(ProvisioningStore.class, store), point.guard(RamDirectory.class, directory));
    }

    /** Each call is shown to the watcher before it is made. */
    void watch(Consumer<RamCall<?>> watcher) {
        engine = engine(store, new RamDirectory() {
            @Override
            public <R> R call(RamCall<R> call, Errand errand) {
                watcher.accept(call);
                return directory.call(call, errand);
            }
        });
    }

    /** Something happens while RAM is at the first call of an operation. */
    void during(String operation, Runnable happening) {
        AtomicBoolean happened = new AtomicBoolean();
        watch(call -> {
            if (call.getClass().getSimpleName().equals(operation) && !happened.getAndSet(true)) {
                happening.run();
            }
        });
    }

    boolean isCrashed() {
        return crashPoint.isReached();
    }

    void recover() {
        engine.recover();
    }

    void driveDue() {
        engine.driveDue();
    }

    void driveNow(ResourceId id) {
        engine.driveNow(id);
    }

    /** Time passes, and what waits is tried again, until nothing waits any more. */
    void settle() {
        workers.release();
        for (int rounds = 0; rounds < 50 && !pending().isEmpty(); rounds++) {
            clock.advance(Duration.ofMinutes(10));
            engine.driveDue();
        }
        assertThat(pending()).as("what is never done").isEmpty();
    }

    UserPrincipalName principal(String localPart) {
        return new UserPrincipalName(localPart, "example.onaliyun.com");
    }

    List<ResourceId> pending() {
        return store.all().stream()
                .filter(resource -> resource.intent() != null)
                .map(StoredResource::id)
                .toList();
    }

    ConfirmedResource create(ResourceType type, Draft draft) {
        return engine.create(type, draft, PROVIDER);
    }

    ConfirmedResource create(ScimAttributes user) {
        return create(ResourceType.USER, Draft.of(user));
    }

    ConfirmedResource createUser(String userName) {
        return create(Attributes.user(userName));
    }

    /** A user whom somebody gave a login profile by hand. */
    ConfirmedResource withLogon(String name) {
        ConfirmedResource user = createUser(name);
        directory.call(new CreateLoginProfile(
                principal(name),
                new LoginProfileRequest(new Secret("Passw0rd-of-Somebody!"), AccessStatus.ACTIVE, false, false)));
        return user;
    }

    ConfirmedResource createGroup(String displayName, ConfirmedResource... members) {
        return create(ResourceType.GROUP, new Draft(Attributes.group(displayName), all(Membership.JOINED, members)));
    }

    ConfirmedResource update(ResourceType type, ResourceId id, Edit edit) {
        return engine.update(type, id, edit, version -> true, PROVIDER);
    }

    ConfirmedResource update(ConfirmedResource resource, ScimAttributes attributes) {
        return update(resource.type(), resource.id(), (newest, members) -> Draft.of(attributes));
    }

    ConfirmedResource updateIfVersion(ConfirmedResource resource, ScimAttributes attributes, long version) {
        return updateIfVersion(resource, Draft.of(attributes), version);
    }

    ConfirmedResource updateIfVersion(ConfirmedResource resource, Draft draft, long version) {
        return engine.update(resource.type(), resource.id(), (newest, members) -> draft, is -> is == version, PROVIDER);
    }

    void deleteIfVersion(ConfirmedResource resource, long version) {
        engine.delete(resource.type(), resource.id(), is -> is == version, PROVIDER);
    }

    void repair(ConfirmedResource user) {
        engine.repair(user.id(), false, ADMINISTRATOR);
    }

    ConfirmedResource join(ConfirmedResource group, ConfirmedResource... members) {
        return change(group, Membership.JOINED, members);
    }

    ConfirmedResource leave(ConfirmedResource group, ConfirmedResource... members) {
        return change(group, Membership.LEFT, members);
    }

    private ConfirmedResource change(ConfirmedResource group, Membership membership, ConfirmedResource... members) {
        return update(group.type(), group.id(), (newest, present) -> new Draft(newest, all(membership, members)));
    }

    private static Map<ResourceId, Membership> all(Membership membership, ConfirmedResource... members) {
        return Stream.of(members).collect(Collectors.toMap(ConfirmedResource::id, member -> membership));
    }

    /** Somebody gives the RAM user a tag by hand, and it is seen. */
    ConfirmedResource taggedByHand(ConfirmedResource user, String key, String value) {
        ObservedUser seen = (ObservedUser) Objects.requireNonNull(user.observed());
        directory.call(new TagResources(seen.user().id(), Map.of(key, value)));
        RamUser now =
                directory.call(new GetUser(seen.user().id())).orElseThrow(() -> new AssertionError("no such user"));
        store.write(new Transition.Seen(user.id(), seen.seenAs(now)));
        return user;
    }

    void delete(ConfirmedResource resource) {
        delete(resource.type(), resource.id());
    }

    void delete(ResourceType type, ResourceId id) {
        engine.delete(type, id, version -> true, PROVIDER);
    }

    ConfirmedResource deactivate(ConfirmedResource user) {
        return update(user.type(), user.id(), (newest, members) -> Draft.of(active(newest, false)));
    }

    ConfirmedResource activate(ConfirmedResource user) {
        return update(user.type(), user.id(), (newest, members) -> Draft.of(active(newest, true)));
    }

    /** Asks for something that RAM says is not there, and lets the second look come. */
    void believed(ThrowingCallable request) {
        assertThat(reason(request)).isEqualTo(ProvisioningException.Reason.NOT_YET);
        clock.advance(Work.SECOND_LOOK);
        engine.driveDue();
    }

    /** As an administrator does with a change that was refused. */
    void retry(ConfirmedResource user, ScimAttributes refused) {
        engine.reissue(user.type(), user.id(), Draft.of(refused), Origin.ofBridge("retry"));
    }

    private static ScimAttributes active(ScimAttributes user, boolean active) {
        return ScimAttributes.of(user.toObjectNode().put("active", active));
    }

    DryRun.Plan planCreation(ResourceType type, Draft draft) {
        return dryRun().create(type, draft, PROVIDER);
    }

    DryRun.Plan planUpdate(ConfirmedResource resource, Draft draft) {
        return dryRun().update(resource.type(), resource.id(), (newest, members) -> draft, version -> true, PROVIDER);
    }

    DryRun.Plan planDeletion(ConfirmedResource resource) {
        return dryRun().delete(resource.type(), resource.id(), version -> true, PROVIDER);
    }

    List<ResourceId> approve(Collection<ResourceId> ids) {
        return engine.approve(asNow(ids), ADMINISTRATOR);
    }

    List<ResourceId> approveAsShown(Collection<HeldIntent> held) {
        return engine.approve(held, ADMINISTRATOR);
    }

    List<ResourceId> reject(Collection<ResourceId> ids) {
        return engine.reject(asNow(ids), ADMINISTRATOR);
    }

    /** As a page would show them that is made now. */
    List<HeldIntent> asNow(Collection<ResourceId> ids) {
        return ids.stream()
                .map(id -> {
                    StoredResource stored = store.find(id);
                    return new HeldIntent(id, stored == null ? 0 : stored.sequence());
                })
                .toList();
    }

    /** Those whose change waits for an administrator. */
    List<ResourceId> held() {
        return store.all().stream()
                .filter(resource ->
                        resource.intent() != null && resource.intent().isHeld())
                .map(StoredResource::id)
                .toList();
    }

    static ProvisioningException refusal(ThrowingCallable call) {
        ProvisioningException refusal = catchThrowableOfType(ProvisioningException.class, call);
        assertThat(refusal).as("the refusal").isNotNull();
        return refusal;
    }

    static ProvisioningException.Reason reason(ThrowingCallable call) {
        return refusal(call).reason();
    }

    /** The calls to RAM that the action costs. */
    List<String> callsOf(Runnable action) {
        directory.forgetCalls();
        action.run();
        return directory.calls();
    }

    RamUser onlyRamUser() {
        assertThat(directory.users()).hasSize(1);
        return directory.users().get(0);
    }

    ConfirmedResource confirmed(ResourceId id) {
        StoredResource stored = Objects.requireNonNull(store.find(id), "nothing is known of " + id);
        return Objects.requireNonNull(stored.confirmed(), id + " is not confirmed");
    }

    ConfirmedResource namesake(String userName) {
        return confirmed(Objects.requireNonNull(store.findByName("user:" + userName), userName)
                .id());
    }
}
