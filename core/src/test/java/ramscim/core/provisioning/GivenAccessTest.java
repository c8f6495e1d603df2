package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.access.AccessRules;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.Grantees;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.access.SecretSink;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** What configuration and resources give users of access, that it is taken away again, and that nothing else is. */
class GivenAccessTest {
    private static final PolicyName READ_ECS = PolicyName.system("AliyunECSReadOnlyAccess");
    private static final Grantees PROGRAMS = new Grantees(Grantees.Rule.GROUPS, Set.of("Programs"));

    private final EngineFixture fixture = new EngineFixture();
    private final List<Secret> passwords = new ArrayList<>();
    private final List<NewAccessKey> keys = new ArrayList<>();

    private final SecretSink sink = new SecretSink() {
        @Override
        public void password(UserPrincipalName user, Secret password) {
            passwords.add(password);
        }

        @Override
        public void accessKey(UserPrincipalName user, NewAccessKey key) {
            keys.add(key);
        }
    };

    private static final UserPrincipalName ALICE = new UserPrincipalName("alice", "example.onaliyun.com");
    private Adoption adoption = Adoption.none();

    private void configure(Grantees consoleLogon, Grantees accessKey, String... allowed) {
        fixture.access(new AccessSettings(
                new AccessRules(
                        consoleLogon,
                        new ConsoleLogon(true, false),
                        accessKey,
                        false,
                        new PolicyAllowList(List.of(allowed)),
                        Map.of(),
                        Map.of()),
                sink,
                Deprovisioning.delete(),
                adoption));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void create_adoptedAndEverybodyGetsAccess_keepsWhatItHasAndGetsNothing(boolean logon) {
        Grantees everybody = new Grantees(Grantees.Rule.ALL, Set.of());
        adoption = new Adoption(Adoption.Mode.TAKE_OVER, true, ramId -> false);
        configure(logon ? everybody : Grantees.NOBODY, logon ? Grantees.NOBODY : everybody);
        fixture.directory.addByHand("alice", Map.of());

        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(fixture.directory.call(new GetLoginProfile(ALICE)).orElse(null))
                .isNull();
        assertThat(fixture.directory.call(new ListAccessKeys(ALICE))).isEmpty();
        assertThat(fixture.callsOf(() -> fixture.update(alice, Attributes.user("alice", "Alice"))))
                .containsExactly("UpdateUser");
    }

    @Test
    void create_logonForAll_twoCallsAndTheGeneratedPasswordIsHandedOver() {
        configure(new Grantees(Grantees.Rule.ALL, Set.of()), Grantees.NOBODY);

        assertThat(fixture.callsOf(() -> fixture.createUser("alice")))
                .containsExactly("CreateUser", "GetPasswordPolicy", "CreateLoginProfile");

        assertThat(passwords)
                .containsExactly(
                        fixture.directory.password(fixture.onlyRamUser().id()));
    }

    @Test
    void create_passwordNotHandedOverBeforeTheProcessWasKilled_anotherIsSetAndHandedOver() {
        configure(new Grantees(Grantees.Rule.ALL, Set.of()), Grantees.NOBODY);
        fixture.directory.failAfter("CreateLoginProfile", 1, EngineFixture.LOST);
        EngineFixture.refusal(() -> fixture.createUser("alice"));

        fixture.settle();

        assertThat(passwords)
                .containsExactly(
                        fixture.directory.password(fixture.onlyRamUser().id()));
    }

    @Test
    void join_groupWithKeys_keyOfEachMemberAndNoneAfterLeaving() {
        configure(Grantees.NOBODY, PROGRAMS);
        ConfirmedResource alice = fixture.createUser("alice");

        ConfirmedResource programs = fixture.createGroup("Programs", alice);
        fixture.settle();

        assertThat(keys)
                .singleElement()
                .satisfies(key -> assertThat(fixture.directory.call(new ListAccessKeys(name())))
                        .containsExactly(key.key()));

        fixture.leave(programs, alice);
        fixture.settle();

        assertThat(fixture.directory.call(new ListAccessKeys(name()))).isEmpty();
    }

    @Test
    void create_keyWhoseSecretGotLost_isDeletedAndAnotherMade() {
        configure(Grantees.NOBODY, new Grantees(Grantees.Rule.ALL, Set.of()));
        fixture.directory.failAfter("CreateAccessKey", 1, EngineFixture.LOST);
        EngineFixture.refusal(() -> fixture.createUser("alice"));

        fixture.settle();

        assertThat(keys)
                .singleElement()
                .satisfies(key -> assertThat(fixture.directory.call(new ListAccessKeys(name())))
                        .containsExactly(key.key()));
    }

    @Test
    void update_entitlements_attachedAndDetachedButNotWhatOthersAttached() {
        configure(Grantees.NOBODY, Grantees.NOBODY, "System:Aliyun*ReadOnlyAccess");
        ConfirmedResource alice = fixture.createUser("alice");
        PolicyName byHand = PolicyName.system("AliyunOSSReadOnlyAccess");
        fixture.directory.call(new AttachPolicyToUser(name(), byHand));

        fixture.update(alice, entitled("System:AliyunECSReadOnlyAccess", "System:AliyunOSSReadOnlyAccess"));
        assertThat(fixture.directory.call(new ListPoliciesForUser(name()))).containsExactlyInAnyOrder(READ_ECS, byHand);

        fixture.update(alice, entitled());
        assertThat(fixture.directory.call(new ListPoliciesForUser(name()))).containsExactly(byHand);
    }

    /** What RAM says may be old: a policy that it denies once, and that the user has all the same, goes. */
    @Test
    void update_detachingIsAnsweredThatThereIsNothing_isMadeAgainBeforeThatIsBelieved() {
        configure(Grantees.NOBODY, Grantees.NOBODY, "System:Aliyun*ReadOnlyAccess");
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.update(alice, entitled("System:AliyunECSReadOnlyAccess"));
        fixture.directory.failBefore("DetachPolicyFromUser", 1, EngineFixture.DENIED);

        fixture.believed(() -> fixture.update(alice, entitled()));

        assertThat(fixture.directory.call(new ListPoliciesForUser(name()))).isEmpty();
    }

    /** What was begun for it is over as well: nobody looks for what never was. */
    @Test
    void update_policyThatDoesNotExist_refusedAndNothingIsTriedAnyMore() {
        configure(Grantees.NOBODY, Grantees.NOBODY, "Custom:team-*");
        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(EngineFixture.reason(() -> fixture.update(alice, entitled("Custom:team-unknown"))))
                .isEqualTo(Reason.INVALID_VALUE);

        fixture.directory.forgetCalls();
        fixture.settle();
        assertThat(fixture.directory.calls()).isEmpty();
    }

    @Test
    void update_policyThatIsNotAllowed_forbiddenAndKeptAsAFailure() {
        ConfirmedResource alice = fixture.createUser("alice");

        for (String policy : List.of("System:AdministratorAccess", "AdministratorAccess", "Custom:any")) {
            assertThat(EngineFixture.reason(() -> fixture.update(alice, entitled(policy))))
                    .isEqualTo(Reason.FORBIDDEN);
        }

        assertThat(fixture.directory.call(new ListPoliciesForUser(name()))).isEmpty();
        assertThat(fixture.store.failures(10)).hasSize(3);
    }

    @Test
    void update_administratorPolicyThatOnlyAWildcardAllows_forbidden() {
        configure(Grantees.NOBODY, Grantees.NOBODY, "System:*");
        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(EngineFixture.reason(() -> fixture.update(alice, entitled("System:AdministratorAccess"))))
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    void update_refusedTogetherWithAPassword_thePasswordIsNotSetLater() {
        configure(new Grantees(Grantees.Rule.ALL, Set.of()), Grantees.NOBODY);
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.createUser("bob");
        Secret before = passwordOfAlice();
        Draft renamed = new Draft(Attributes.user("bob"), Map.of(), new Secret("N3w-Passw0rd!"));

        assertThat(EngineFixture.reason(
                        () -> fixture.update(ResourceType.USER, alice.id(), (newest, members) -> renamed)))
                .isEqualTo(Reason.UNIQUENESS);
        fixture.update(alice, Attributes.user("alice", "Alice Smith"));

        assertThat(passwordOfAlice()).isEqualTo(before);
    }

    @Test
    void update_logonThatTheRulesGiveNobody_forbiddenAndNothingIsSet() {
        ConfirmedResource alice = fixture.createUser("alice");
        ScimAttributes asking =
                Attributes.json("{'userName':'alice','active':true,'%s':{'loginProfile':{'enabled':true}}}"
                        .formatted(ScimAttributes.RAM_EXTENSION));
        Draft draft = Draft.of(asking).withPassword(new Secret("Cus.tom-Passw0rd"));

        assertThat(EngineFixture.reason(
                        () -> fixture.update(ResourceType.USER, alice.id(), (newest, members) -> draft)))
                .isEqualTo(Reason.FORBIDDEN);

        assertThat(fixture.directory.call(new GetLoginProfile(ALICE))).isEmpty();
    }

    @Test
    void update_passwordOfOneWhoGetsNoLogon_leavesTheLoginProfileThatSomebodyMade() {
        ConfirmedResource alice = fixture.createUser("alice");
        Secret byHand = new Secret("By-hand-Passw0rd");
        fixture.directory.call(
                new CreateLoginProfile(ALICE, new LoginProfileRequest(byHand, AccessStatus.ACTIVE, true, true)));
        Draft draft = Draft.of(Attributes.user("alice")).withPassword(new Secret("Cus.tom-Passw0rd"));

        fixture.update(ResourceType.USER, alice.id(), (newest, members) -> draft);

        assertThat(passwordOfAlice()).isEqualTo(byHand);
    }

    private @Nullable Secret passwordOfAlice() {
        return fixture.directory.password(Objects.requireNonNull(
                        fixture.directory.call(new GetUser(ALICE)).orElse(null))
                .id());
    }

    @Test
    void update_passwordLostWithTheProcess_failureSaysSo() {
        configure(new Grantees(Grantees.Rule.ALL, Set.of()), Grantees.NOBODY);
        fixture.directory.failBefore("CreateUser", 1, EngineFixture.THROTTLED);
        Draft draft = Draft.of(Attributes.user("alice")).withPassword(new Secret("Cus.tom-Passw0rd"));
        EngineFixture.refusal(() -> fixture.create(ResourceType.USER, draft));

        fixture.restart();
        fixture.settle();

        assertThat(fixture.store.failures(1).get(0).refusal().words())
                .contains("password")
                .contains("Send it again");
        assertThat(Objects.requireNonNull(
                        fixture.directory.password(fixture.onlyRamUser().id())))
                .isNotEqualTo(new Secret("Cus.tom-Passw0rd"));
    }

    @Test
    void update_passwordOfAVersionWhosePasswordWaits_onlyTheSamePasswordIsDone() {
        configure(new Grantees(Grantees.Rule.ALL, Set.of()), Grantees.NOBODY);
        ConfirmedResource alice = fixture.createUser("alice");
        Draft first = Draft.of(Attributes.user("alice")).withPassword(new Secret("Cus.tom-Passw0rd"));
        Draft second = first.withPassword(new Secret("Another-Passw0rd"));
        fixture.directory.failBefore("UpdateLoginProfile", 1, EngineFixture.THROTTLED);
        EngineFixture.refusal(() -> fixture.updateIfVersion(alice, first, alice.version()));

        assertThat(EngineFixture.reason(() -> fixture.updateIfVersion(alice, second, alice.version())))
                .isEqualTo(Reason.PRECONDITION_FAILED);
        fixture.updateIfVersion(alice, first, alice.version());

        assertThat(fixture.directory.password(fixture.onlyRamUser().id())).isEqualTo(new Secret("Cus.tom-Passw0rd"));
    }

    @Test
    void deactivation_ofAKeyThatWasGiven_offAndOnAgain() {
        configure(Grantees.NOBODY, new Grantees(Grantees.Rule.ALL, Set.of()));
        ConfirmedResource alice = fixture.createUser("alice");

        fixture.update(alice, Attributes.inactiveUser("alice"));
        fixture.update(alice, Attributes.user("alice"));

        assertThat(keys).hasSize(1);
        assertThat(fixture.directory.call(new ListAccessKeys(name())))
                .containsExactly(keys.get(0).key());
    }

    private static ScimAttributes entitled(String... policies) {
        String values = String.join(
                ",",
                List.of(policies).stream()
                        .map(policy -> "{'value':'" + policy + "'}")
                        .toList());
        String entitlements = policies.length == 0 ? "" : ",'entitlements':[" + values + "]";
        return Attributes.json("{'userName':'alice','active':true" + entitlements + "}");
    }

    private UserPrincipalName name() {
        return UserPrincipalName.parse(fixture.onlyRamUser().userPrincipalName());
    }
}
