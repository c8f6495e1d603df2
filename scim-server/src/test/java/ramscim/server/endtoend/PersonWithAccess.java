package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.simulator.account.AccessStatus;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.SimulatedAccessKey;
import ramscim.simulator.account.SimulatedUser;

/**
 * Somebody of the bridge's, to whom an administrator has given a login profile and two access keys in RAM.
 *
 * @param ramId by which the RAM user is found whatever it is called by now
 */
record PersonWithAccess(RunningBridge bridge, String id, String userName, String ramId) {
    static final Duration AFTER_A_WHILE = Duration.ofSeconds(10);

    private static final String LOGIN_PROFILE = "login profile";

    /** @param members further ones of the body, such as {@code 'displayName': 'Ada'} */
    static PersonWithAccess in(RunningBridge bridge, String userName, String... members) {
        PersonWithAccess person = withKeys(bridge, userName, members);
        person.ram().addLoginProfile(person.upn(), "Passw0rd-of-Leaver!");
        return person;
    }

    /** Without a login profile. */
    static PersonWithAccess withKeys(RunningBridge bridge, String userName, String... members) {
        PersonWithAccess person = withNothing(bridge, userName, members);
        person.ram().addAccessKey(person.upn());
        person.ram().addAccessKey(person.upn());
        return person;
    }

    static PersonWithAccess withNothing(RunningBridge bridge, String userName, String... members) {
        String id = bridge.scim()
                .post("/Users", Bodies.user(userName, members))
                .isStatus(201)
                .id();
        String ramId = bridge.simulator().account().users().stream()
                .filter(user -> id.equals(user.tags().get(OwnershipTags.ID)))
                .findFirst()
                .map(SimulatedUser::userId)
                .orElseThrow();
        return new PersonWithAccess(bridge, id, userName, ramId);
    }

    String path() {
        return "/Users/" + id;
    }

    Optional<SimulatedUser> ramUser() {
        return bridge.simulator().account().findUserById(ramId);
    }

    String upn() {
        return ramUser().orElseThrow().userPrincipalName();
    }

    AccountAccess ram() {
        return bridge.simulator().account().access();
    }

    /** Each way into RAM that there is, and whether it lets in. */
    Map<String, AccessStatus> waysIn() {
        Map<String, AccessStatus> ways = new TreeMap<>();
        ramUser().map(SimulatedUser::userPrincipalName).ifPresent(upn -> {
            ram().loginProfile(upn).ifPresent(profile -> ways.put(LOGIN_PROFILE, profile.status()));
            for (SimulatedAccessKey key : ram().accessKeys(upn)) {
                ways.put(key.id(), key.status());
            }
        });
        return ways;
    }

    Optional<AccessStatus> loginProfile() {
        return Optional.ofNullable(waysIn().get(LOGIN_PROFILE));
    }

    Map<String, AccessStatus> keys() {
        Map<String, AccessStatus> keys = waysIn();
        keys.remove(LOGIN_PROFILE);
        return keys;
    }

    ScimAnswer get() {
        return bridge.scim().get(path()).isStatus(200);
    }

    /** As SCIM tells it; empty if it does not. */
    String isActive() {
        return get().at("/active").toString();
    }

    /** All that SCIM tells of the person, but for whether they are active, what they may do, and when that was. */
    JsonNode everythingElse(String... but) {
        ObjectNode attributes = get().json().deepCopy();
        attributes.remove("meta");
        attributes.remove("active");
        ((ObjectNode) attributes.path(ScimAttributes.RAM_EXTENSION)).remove("updateDate");
        for (String attribute : but) {
            attributes.remove(attribute);
        }
        return attributes;
    }

    void awaitShutOut() {
        await(person -> assertThat(person.waysIn().values()).containsOnly(AccessStatus.INACTIVE));
    }

    /** Or there is nothing left by which anybody could get in. */
    void awaitShutOutOrGone() {
        await(person -> assertThat(person.waysIn().values()).doesNotContain(AccessStatus.ACTIVE));
    }

    void awaitGone() {
        await(person -> assertThat(person.ramUser()).isEmpty());
    }

    void await(Consumer<PersonWithAccess> assertion) {
        Awaitility.await().atMost(AFTER_A_WHILE).untilAsserted(() -> assertion.accept(this));
    }

    PersonWithAccess deactivated() {
        bridge.scim().patch(path(), Bodies.replace("active", "false")).isStatus(200);
        awaitShutOut();
        return this;
    }
}
