package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.AccessRules;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.Grantees;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** Whatever a provider asks for, and however the bridge is configured: nobody gets in, or may do, what the configuration does not give. */
class GivenRightsPropertiesTest {
    private static final String CHIEF = "chief";
    private static final List<String> NAMES = List.of("alice", "bob", CHIEF);
    private static final List<String> TEAMS = List.of("Devs", "Others");
    private static final PolicyName ADMINISTRATOR = PolicyName.system("AdministratorAccess");
    private static final Secret BY_HAND = new Secret("By-hand-Passw0rd");
    private static final List<String> POLICIES =
            List.of("System:AdministratorAccess", "System:AliyunECSReadOnlyAccess", "System:AliyunSTSAssumeRoleAccess");

    /** What a provider does. */
    enum Kind {
        CREATE,
        REPLACE,
        DEACTIVATE,
        DELETE,
        JOIN,
        LEAVE,
        RENAME_TEAM
    }

    /** @param what which of the variants of the request, by its bits */
    record Step(Kind kind, int who, int what) {}

    record Configuration(
            Grantees.Rule logon,
            Grantees.Rule keys,
            boolean mfa,
            Adoption.Mode adoption,
            Deprovisioning.Mode leavers) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, NAMES.size() - 1),
                        Arbitraries.integers().between(0, 63))
                .as(Step::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<Configuration> configurations() {
        return Combinators.combine(
                        Arbitraries.of(Grantees.Rule.class),
                        Arbitraries.of(Grantees.Rule.NONE, Grantees.Rule.GROUPS, Grantees.Rule.ALL),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Adoption.Mode.class),
                        Arbitraries.of(Deprovisioning.Mode.class))
                .as(Configuration::new);
    }

    @Property
    void requests_whateverTheyAskFor_nobodyHasWhatTheConfigurationDoesNotGive(
            @ForAll("configurations") Configuration configuration, @ForAll("steps") List<Step> steps) {
        Story story = new Story(configuration);

        steps.forEach(story::happen);

        story.assertThatNobodyHasMore();
    }

    private static final class Story {
        private final Configuration configuration;
        private final EngineFixture fixture = new EngineFixture();
        private final RamUser chief;

        Story(Configuration configuration) {
            this.configuration = configuration;
            fixture.access(new AccessSettings(
                    new AccessRules(
                            grantees(configuration.logon()),
                            new ConsoleLogon(true, configuration.mfa()),
                            grantees(configuration.keys()),
                            true,
                            new PolicyAllowList(List.of("System:*")),
                            Map.of(),
                            Map.of()),
                    new SilentSink(),
                    new Deprovisioning(configuration.leavers(), java.time.Duration.ZERO),
                    new Adoption(configuration.adoption(), true, ramId -> true)));
            chief = fixture.directory.addByHand(CHIEF, Map.of());
            fixture.directory.call(new AttachPolicyToUser(nameOf(chief), ADMINISTRATOR));
            fixture.directory.call(new CreateLoginProfile(
                    nameOf(chief), new LoginProfileRequest(BY_HAND, AccessStatus.ACTIVE, false, true)));
            TEAMS.forEach(fixture::createGroup);
        }

        private static Grantees grantees(Grantees.Rule rule) {
            return new Grantees(rule, rule == Grantees.Rule.GROUPS ? Set.of("Devs") : Set.of());
        }

        private static UserPrincipalName nameOf(RamUser user) {
            return UserPrincipalName.parse(user.userPrincipalName());
        }

        void happen(Step step) {
            String name = NAMES.get(step.who());
            try {
                switch (step.kind()) {
                    case CREATE -> fixture.create(ResourceType.USER, wanted(name, step.what()));
                    case REPLACE -> replace(name, wanted(name, step.what()));
                    case DEACTIVATE -> replace(name, Draft.of(Attributes.inactiveUser(name)));
                    case DELETE -> fixture.delete(ResourceType.USER, id("user:" + name));
                    case JOIN -> member(name, step.what(), Membership.JOINED);
                    case LEAVE -> member(name, step.what(), Membership.LEFT);
                    case RENAME_TEAM -> rename(step.what());
                }
            } catch (ProvisioningException told) {
                assertThat(told.getMessage()).isNotBlank();
            }
            fixture.settle();
        }

        /** Everything that a client can ask for of access, in all combinations. */
        private static Draft wanted(String name, int what) {
            String policies = (what & 1) == 0 ? "" : ",'entitlements':[{'value':'" + POLICIES.get(what % 3) + "'}]";
            String logon = (what & 2) == 0
                    ? ""
                    : ",'%s':{'loginProfile':{'enabled':true,'mfaBindRequired':false}}"
                            .formatted(ScimAttributes.RAM_EXTENSION);
            String externalId = (what & 4) == 0 ? "" : ",'externalId':'person-" + (what & 8) + "'";
            Draft draft = Draft.of(Attributes.json("{'userName':'" + name + "','displayName':'" + name
                    + "','active':true" + policies + logon + externalId + "}"));
            return (what & 16) == 0 ? draft : draft.withPassword(new Secret("Of-the-client-Passw0rd1"));
        }

        private void replace(String name, Draft draft) {
            fixture.update(ResourceType.USER, id("user:" + name), (newest, members) -> draft);
        }

        private void member(String name, int what, Membership membership) {
            ResourceId user = id("user:" + name);
            fixture.update(
                    ResourceType.GROUP,
                    id("group:" + TEAMS.get(what % 2).toLowerCase(Locale.ROOT)),
                    (newest, members) -> new Draft(newest, Map.of(user, membership)));
        }

        private void rename(int what) {
            String after = TEAMS.get((what + 1) % 2);
            fixture.update(
                    ResourceType.GROUP,
                    id("group:" + TEAMS.get(what % 2).toLowerCase(Locale.ROOT)),
                    (newest, members) -> Draft.of(Attributes.group((what & 32) == 0 ? after : "\u200B" + after)));
        }

        private ResourceId id(String nameKey) {
            StoredResource found = fixture.store.findByName(nameKey);
            return found == null ? ResourceId.random() : found.id();
        }

        void assertThatNobodyHasMore() {
            for (RamUser user : fixture.directory.users()) {
                if (user.id().equals(chief.id())) {
                    assertThat(user).as("the administrator").isEqualTo(chief);
                    assertThat(fixture.directory.password(user.id())).isEqualTo(BY_HAND);
                } else {
                    assertThatHasNoMore(user);
                }
            }
        }

        private void assertThatHasNoMore(RamUser user) {
            UserPrincipalName name = nameOf(user);
            assertThat(fixture.directory.call(new ListPoliciesForUser(name)))
                    .as("the policies of %s", name)
                    .isSubsetOf(PolicyName.system("AliyunECSReadOnlyAccess"));
            LoginProfile logon =
                    fixture.directory.call(new GetLoginProfile(name)).orElse(null);
            if (isOn(logon)) {
                assertThat(isGiven(configuration.logon(), user))
                        .as("%s logs on", name)
                        .isTrue();
                assertThat(Objects.requireNonNull(logon).mfaBindRequired() || !configuration.mfa())
                        .as("%s needs an MFA device", name)
                        .isTrue();
            }
            if (fixture.directory.call(new ListAccessKeys(name)).stream()
                    .anyMatch(key -> key.status() == AccessStatus.ACTIVE)) {
                assertThat(isGiven(configuration.keys(), user))
                        .as("%s has a key", name)
                        .isTrue();
            }
        }

        private static boolean isOn(@Nullable LoginProfile logon) {
            return logon != null && logon.status() == AccessStatus.ACTIVE;
        }

        private boolean isGiven(Grantees.Rule rule, RamUser user) {
            ResourceId id = Objects.requireNonNull(
                    ResourceId.parse(user.tags().getOrDefault(OwnershipTags.ID, "")), user.userPrincipalName());
            return switch (rule) {
                case NONE -> false;
                case PASSWORD, ALL -> true;
                case GROUPS ->
                    fixture.store.groupsOf(id).stream()
                            .anyMatch(group -> "Devs".equals(group.attributes().text("displayName")));
            };
        }
    }
}
