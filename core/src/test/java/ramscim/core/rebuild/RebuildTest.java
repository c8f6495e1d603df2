package ramscim.core.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.account.AccountDomain;
import ramscim.core.account.AccountQuotas;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Convergences;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamTraffic;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.Mappings;
import ramscim.core.provisioning.InMemoryProvisioningStore;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.work.Budget;

/** A store is lost, and RAM tells what was in it. */
class RebuildTest {
    private static final Origin PROVIDER = Origin.ofToken("entra", "asked");
    private static final String WHOLE = "{'userName':'alice@contoso.com','externalId':'e-17','active':true,"
            + "'displayName':'Alice','emails':[{'value':'alice@contoso.com','type':'work','primary':true}],"
            + "'phoneNumbers':[{'value':'+86-13800000000','type':'mobile'}],"
            + "'urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User':{'comments':'temporary'}}";

    private final InMemoryRamDirectory directory = new InMemoryRamDirectory();
    private InMemoryProvisioningStore store = new InMemoryProvisioningStore();
    private ProvisioningEngine engine = engine();

    private ProvisioningEngine engine() {
        return new ProvisioningEngine(
                store,
                directory,
                RamTraffic.free(),
                Convergences.of(
                        directory,
                        Mappings.china(),
                        new AccountDomain(directory, "example.onaliyun.com", Clock.systemUTC()),
                        new AccountQuotas(directory, Clock.systemUTC()),
                        AccessSettings.none(),
                        (type, name) -> false,
                        () -> InMemoryRamDirectory.ROLE,
                        Clock.systemUTC()),
                Runnable::run,
                Budget.of(Duration.ofSeconds(10)),
                GuardPolicy.none(),
                Clock.systemUTC());
    }

    private ConfirmedResource create(ScimAttributes user) {
        return engine.create(ResourceType.USER, Draft.of(user), PROVIDER);
    }

    private ConfirmedResource createGroup(ScimAttributes group, ConfirmedResource... members) {
        Map<ResourceId, Membership> joined = new java.util.HashMap<>();
        List.of(members).forEach(member -> joined.put(member.id(), Membership.JOINED));
        return engine.create(ResourceType.GROUP, new Draft(group, joined), PROVIDER);
    }

    private Rebuild.Result rebuild() {
        store = new InMemoryProvisioningStore();
        engine = engine();
        directory.forgetCalls();
        Rebuild rebuild = new Rebuild(directory, Mappings.OWNER, RebuildProgress.NONE);
        return rebuild.write(rebuild.read(), store, Origin.ofBridge("rebuild"), Clock.systemUTC());
    }

    private ConfirmedResource found(ResourceId id) {
        StoredResource stored = Objects.requireNonNull(store.find(id), "not rebuilt");
        return Objects.requireNonNull(stored.confirmed());
    }

    private List<String> writes() {
        return directory.calls().stream()
                .filter(call -> !call.startsWith("Get") && !call.startsWith("List"))
                .toList();
    }

    @Test
    void rebuild_user_hasItsIdAndEverythingThatRamHasAFieldFor() {
        ConfirmedResource alice = create(Attributes.json(WHOLE));

        Rebuild.Result result = rebuild();

        assertThat(result).isEqualTo(new Rebuild.Result(1, 0, 0, List.of()));
        assertThat(found(alice.id()).attributes()).isEqualTo(Attributes.json(WHOLE));
        assertThat(found(alice.id()).acknowledged()).isFalse();
        assertThat(writes()).isEmpty();
    }

    @Test
    void rebuild_inactiveUser_isInactive() {
        ConfirmedResource alice = create(Attributes.inactiveUser("alice"));

        rebuild();

        assertThat(found(alice.id()).attributes().get("active").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'displayName':'Admins','externalId':'g-1'}",
                "{'displayName':'Cloud Admins','externalId':'g-1'}",
                "{'displayName':'Cloud Platform Administrators of EMEA'}",
            })
    void rebuild_group_hasItsNameAndItsMembers(String json) {
        ConfirmedResource alice = create(Attributes.user("alice"));
        ConfirmedResource group = createGroup(Attributes.json(json), alice);

        Rebuild.Result result = rebuild();

        assertThat(result).isEqualTo(new Rebuild.Result(1, 1, 1, List.of()));
        assertThat(found(group.id()).attributes()).isEqualTo(Attributes.json(json));
        assertThat(store.membersOf(group.id())).containsExactly(alice.id());
    }

    @Test
    void rebuild_providerCreatesTheSameAgain_sameIdsAndNoCall() {
        ConfirmedResource alice = create(Attributes.json(WHOLE));
        ConfirmedResource team = createGroup(Attributes.group("Cloud Admins"), alice);
        rebuild();
        directory.forgetCalls();

        assertThat(create(Attributes.json(WHOLE)).id()).isEqualTo(alice.id());
        assertThat(createGroup(Attributes.group("Cloud Admins"), alice).id()).isEqualTo(team.id());

        assertThat(directory.calls()).isEmpty();
    }

    @Test
    void rebuild_providerSaysWhatRamHasNoFieldFor_noCall() {
        String whole = "{'userName':'alice','active':true,'name':{'givenName':'Alice','familyName':'Smith'},"
                + "'title':'Engineer'}";
        ConfirmedResource alice = create(Attributes.json(whole));
        rebuild();
        directory.forgetCalls();

        engine.update(
                ResourceType.USER,
                alice.id(),
                (newest, members) -> Draft.of(Attributes.json(whole)),
                version -> true,
                PROVIDER);

        assertThat(found(alice.id()).attributes()).isEqualTo(Attributes.json(whole));
        assertThat(directory.calls()).isEmpty();
    }

    @Test
    void rebuild_othersUsersAndGroups_areLeftOut() {
        directory.addByHand("bob", Map.of());
        directory.addByHand(
                "carol",
                Map.of(
                        OwnershipTags.ID,
                        ResourceId.random().toString(),
                        OwnershipTags.PROVISION_TYPE,
                        "SCIM",
                        OwnershipTags.OWNER,
                        "other-bridge"));
        directory.addGroupByHand(new GroupName("crew"));

        assertThat(rebuild()).isEqualTo(new Rebuild.Result(0, 0, 0, List.of()));
        assertThat(store.all()).isEmpty();
    }

    @Test
    void rebuild_groupWhoseNameCannotBeTold_isTakenOverWhenTheProviderSendsIt() {
        String name = "Administrators of the cloud platform in Europe, the Middle East and Africa";
        ConfirmedResource alice = create(Attributes.user("alice"));
        createGroup(Attributes.group(name), alice);
        assertThat(rebuild().leftOut()).hasSize(1);

        ConfirmedResource group = createGroup(Attributes.group(name), alice);

        assertThat(directory.groups())
                .singleElement()
                .satisfies(one -> assertThat(one.comments()).contains(group.id().toString()));
        assertThat(writes()).containsExactly("CreateGroup", "UpdateGroup", "AddUserToGroup");
    }

    @Test
    void create_userOfThisBridgeThatAnOlderStoreDoesNotKnow_isTakenOver() {
        create(Attributes.user("alice"));
        store = new InMemoryProvisioningStore();
        engine = engine();

        ConfirmedResource alice = create(Attributes.user("alice"));

        assertThat(directory.users())
                .singleElement()
                .satisfies(user -> assertThat(user.tags())
                        .containsEntry(OwnershipTags.ID, alice.id().toString()));
    }

    @Test
    void create_groupOfThisBridgeThatTheStoreKnows_isRefused() {
        ConfirmedResource team = createGroup(Attributes.group("team"));
        String comments = Objects.requireNonNull(directory.groups().get(0).comments());
        directory.call(new CreateGroup(new GroupProfile(new GroupName("crew"), "crew", comments)));

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> createGroup(Attributes.group("crew"))))
                .hasMessageContaining(team.id().toString());
    }
}
