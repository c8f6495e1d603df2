package ramscim.scim.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/**
 * What is left of a PUT of which a part cannot be done; in the texts, single quotes stand for double ones, {@code A},
 * {@code B} and {@code C} are ids of users, of whom A and B are members.
 */
class ReplacementTest {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String RAM = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";

    private static final ResourceId A = id(1);
    private static final ResourceId B = id(2);
    private static final ResourceId C = id(3);

    private static final String ALICE =
            "{'userName': 'alice', 'active': true, 'title': 'Dr', 'name': {'givenName': 'a'},"
                    + " 'entitlements': [{'value': 'System:a'}], '%s': {'department': 'IT', 'costCenter': '7'},"
                            .formatted(ENTERPRISE)
                    + " '%s': {'loginProfile': {'enabled': true, 'mfaBindRequired': true}}}".formatted(RAM);

    private static ResourceId id(int number) {
        return new ResourceId(new UUID(0x4000, 0x8000_0000_0000_0000L + number));
    }

    private static ObjectNode json(String text) {
        String ids =
                text.replace("'A'", "'" + A + "'").replace("'B'", "'" + B + "'").replace("'C'", "'" + C + "'");
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(ids.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static ObjectNode replaced(String body) {
        return left(new UserReplacement(json(body)), ALICE).attributes().toObjectNode();
    }

    /** What is left of an edit that cannot be done in whole. */
    private static Draft left(Edit edit, String resource) {
        ScimAttributes before = ScimAttributes.of(json(resource));
        assertThatThrownBy(() -> edit.apply(before, () -> Set.of(A, B))).isInstanceOf(ScimRequestException.class);
        return Objects.requireNonNull(edit.asFarAsCanBe(before, () -> Set.of(A, B)));
    }

    /** Okta deactivates by a PUT of everything that it has read. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'userName': 7, 'active': false}                              | {'userName': 'alice', 'active': false}
                    {'userName': 'b', 'title': ['x', 'y'], 'active': 'False'}     | {'userName': 'b', 'title': 'Dr', 'active': false}
                    {'userName': 'b', 'active': false, 'emails': 'n/a'}           | {'userName': 'b', 'active': false}
                    {'userName': 'b', 'active': false, 'phoneNumbers': [7]}       | {'userName': 'b', 'active': false}
                    {'userName': 'b', 'active': false, 'name': 'Alice'}           | {'userName': 'b', 'active': false, 'name': {'givenName': 'a'}}
                    {'userName': 'b', 'active': false, 'name': {'givenName': 7, 'familyName': 'x'}} | {'userName': 'b', 'active': false, 'name': {'givenName': 'a', 'familyName': 'x'}}
                    {'userName': 'b', 'active': false, 'entitlements': [{'value': 'System:b'}, 7]}  | {'userName': 'b', 'active': false, 'entitlements': [{'value': 'System:a'}]}
                    {'userName': 'b', 'active': false, 'password': 7}             | {'userName': 'b', 'active': false}
                    {'schemas': null, 'userName': 'b', 'active': false}           | {'userName': 'b', 'active': false}
                    {'schemas': 'urn:ietf:params:scim:schemas:core:2.0:User', 'userName': 'b', 'active': false} | {'userName': 'b', 'active': false}
                    {'userName': 'b', 'active': 'maybe'}                          | {'userName': 'b', 'active': true}
                    """)
    void user_anAttributeCannotBeRead_isAsItWasAndTheOthersAreReplaced(String body, String expected) {
        assertThat(replaced(body)).isEqualTo(json(expected));
    }

    @Test
    void user_anExtensionCannotBeRead_hasItStill() {
        assertThat(replaced("{'userName': 'b', 'active': false, '%s': 'x'}".formatted(ENTERPRISE)))
                .isEqualTo(json("{'userName': 'b', 'active': false, '%s': {'department': 'IT', 'costCenter': '7'}}"
                        .formatted(ENTERPRISE)));
        assertThat(replaced("{'userName': 'b', 'active': false, '%s': {'department': 7}}".formatted(ENTERPRISE)))
                .isEqualTo(
                        json("{'userName': 'b', 'active': false, '%s': {'department': 'IT'}}".formatted(ENTERPRISE)));
    }

    @Test
    void user_theCoreAttributesCannotBeRead_hasThemStill() {
        assertThat(replaced("{'%s': 'x', 'active': false}".formatted(CORE)))
                .isEqualTo(json("{'userName': 'alice', 'active': false, 'title': 'Dr', 'name': {'givenName': 'a'},"
                        + " 'entitlements': [{'value': 'System:a'}]}"));
    }

    @Test
    void user_consoleLogonTakenAwayBesideAPartThatCannotBeRead_losesIt() {
        assertThat(replaced("{'userName': 'b', '%s': {'loginProfile': {'enabled': false, 'mfaBindRequired': 'x'}}}"
                        .formatted(RAM)))
                .isEqualTo(json("{'userName': 'b', '%s': {'loginProfile': {'enabled': false, 'mfaBindRequired': true}}}"
                        .formatted(RAM)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['urn:ietf:params:scim:schemas:core:2.0:Group']",
                "'urn:ietf:params:scim:schemas:core:2.0:Group'",
                "['urn:ietf:params:scim:api:messages:2.0:PatchOp']"
            })
    void body_ofAnotherType_saysNothing(String schemas) {
        ScimAttributes before = ScimAttributes.of(json(ALICE));
        ObjectNode body = json("{'schemas': " + schemas + ", 'active': false}");

        assertThat(new UserReplacement(body).asFarAsCanBe(before, Set::of)).isNull();
    }

    @Test
    void body_ofAUser_saysNothingOfAGroup() {
        ObjectNode body = json("{'schemas': ['" + CORE + "'], 'members': []}");

        assertThat(new GroupReplacement(body)
                        .asFarAsCanBe(ScimAttributes.of(json("{'displayName': 'g'}")), () -> Set.of(A, B)))
                .isNull();
    }

    @Test
    void user_whoseReplacementDoesNotSayWhetherActive_isNotSaidToBe() {
        ScimAttributes before = ScimAttributes.of(json("{'userName': 'a', 'active': false}"));

        assertThat(new UserReplacement(json("{'userName': 'a'}"))
                        .apply(before, Set::of)
                        .attributes()
                        .get("active")
                        .isMissingNode())
                .isTrue();
        assertThat(new UserReplacement(json("{'userName': 'a', 'active': null}"))
                        .apply(before, Set::of)
                        .attributes()
                        .get("active")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void group_nameCannotBeRead_hasExactlyTheMembers() {
        Draft draft = left(
                new GroupReplacement(json("{'displayName': 7, 'members': [{'value': 'B'}, {'value': 'C'}]}")),
                "{'displayName': 'g', 'externalId': 'e'}");

        assertThat(draft.attributes().toObjectNode()).isEqualTo(json("{'displayName': 'g'}"));
        assertThat(draft.memberships())
                .isEqualTo(Map.of(A, Membership.LEFT, B, Membership.JOINED, C, Membership.JOINED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{'value': 'B'}, {'value': 'nobody'}]", "[{}]", "7", "[{'value': 'B'}, {'value': 'bulkId:x'}]"})
    void group_aMemberCannotBeRead_keepsThemAll(String members) {
        Draft draft = left(
                new GroupReplacement(json("{'displayName': 'new', 'members': " + members + "}")),
                "{'displayName': 'g'}");

        assertThat(draft).isEqualTo(Draft.of(ScimAttributes.of(json("{'displayName': 'new'}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'displayName': 7}", "{'displayName': 7, 'members': null}"})
    void group_saysNothingOfMembers_keepsThemAll(String body) {
        assertThat(left(new GroupReplacement(json(body)), "{'displayName': 'g'}")
                        .memberships())
                .isEmpty();
    }

    @Test
    void condition_notMet_refusesButLeavesWhatCanBe() {
        UserReplacement edit = new UserReplacement(json("{'userName': 'b', 'active': false}"));
        ScimRequestException refusal = new ScimRequestException(ScimProblem.INVALID_VALUE, "something else is wrong");
        Edit conditional = new ConditionalEdit(
                () -> {
                    throw refusal;
                },
                edit);
        ScimAttributes before = ScimAttributes.of(json(ALICE));

        assertThatThrownBy(() -> conditional.apply(before, Set::of)).isSameAs(refusal);
        assertThat(conditional.asFarAsCanBe(before, Set::of)).isEqualTo(edit.apply(before, Set::of));
    }
}
