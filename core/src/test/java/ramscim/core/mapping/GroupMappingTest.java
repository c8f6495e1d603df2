package ramscim.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.GroupProfile;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;

class GroupMappingTest {
    private final ResourceId id = ResourceId.random();

    @ParameterizedTest
    @ValueSource(strings = {"Team", "dev.ops_team-1", "-", "abcdef0123"})
    void groupName_thatRamTakes_isTheDisplayName(String displayName) {
        assertThat(name(displayName)).isEqualTo(displayName);
    }

    @Test
    void groupName_64Characters_isTheDisplayName() {
        assertThat(name("x".repeat(64))).isEqualTo("x".repeat(64));
    }

    @ParameterizedTest
    @CsvSource({"Cloud Admins, Cloud-Admins", "'Dev & Ops', Dev-Ops", "'--a b--', a-b", "R&D (EMEA), R-D-EMEA"})
    void groupName_thatRamDoesNotTake_whatItTakesAndAHash(String displayName, String readable) {
        assertThat(name(displayName)).matches(readable + "-[0-9a-f]{10}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"云管理员", "!!!", "🇨🇳"})
    void groupName_withoutAnythingThatRamTakes_groupAndAHash(String displayName) {
        assertThat(name(displayName)).matches("group-[0-9a-f]{10}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0007", "Ad\u200Bmins", "\u202Enimda", "Ad\u2028mins"})
    void desiredGroup_displayNameWithWhatNobodySees_isRefused(String displayName) {
        assertThatThrownBy(() -> name(displayName))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessageContaining("not seen");
    }

    @Test
    void groupName_sameCharactersInAnotherEncoding_theSame() {
        assertThat(name("E\u0301quipe")).isEqualTo(name("\u00C9quipe"));
        assertThat(name("\u212Aafka Admins")).isEqualTo(name("Kafka Admins"));
    }

    @Test
    void groupName_65Characters_isCutAndHashed() {
        assertThat(name("x".repeat(65))).hasSize(64).matches("x{53}-[0-9a-f]{10}");
    }

    @Test
    void groupName_inEveryRelease_theSame() {
        assertThat(name("Cloud Admins")).isEqualTo("Cloud-Admins-0cf1c48c8f");
    }

    @Test
    void groupName_differInCaseOnly_meet() {
        assertThat(name("CLOUD ADMINS")).isEqualToIgnoringCase(name("cloud admins"));
    }

    @ParameterizedTest
    @CsvSource({"Cloud Admins, Cloud-Admins", "Cloud Admins, Cloud/Admins", "云, 雲"})
    void groupName_sameReadablePart_doNotMeet(String one, String other) {
        assertThat(name(one)).isNotEqualToIgnoringCase(name(other));
    }

    @Test
    void groupName_displayNameThatLooksLikeAMadeOne_doesNotMeetIt() {
        String made = name("Cloud Admins");

        assertThat(name(made)).isNotEqualToIgnoringCase(made);
        assertThat(name(made.toUpperCase(java.util.Locale.ROOT))).isNotEqualToIgnoringCase(made);
    }

    @Test
    void desiredGroup_anyGroup_saysWhoseItIsInItsComments() {
        GroupProfile group = Mappings.groups().desiredGroup(id, Attributes.group("Cloud Admins"));

        assertThat(group.comments()).isEqualTo("scim-bridge:id=" + id + " owner=this-bridge");
        assertThat(group.displayName()).isEqualTo("Cloud Admins");
    }

    @ParameterizedTest
    @CsvSource({"e-17, ' externalId=e-17'", "0123456789012345678901234567890123456789012345678901, ''"})
    void desiredGroup_externalId_isInItsCommentsIfItFits(String externalId, String written) {
        String json = "{'displayName':'team','externalId':'" + externalId + "'}";

        assertThat(Mappings.groups().desiredGroup(id, Attributes.json(json)).comments())
                .isEqualTo("scim-bridge:id=" + id + " owner=this-bridge" + written);
    }

    @Test
    void desiredGroup_longDisplayName_isCutInRamOnly() {
        assertThat(Mappings.groups()
                        .desiredGroup(id, Attributes.group("x".repeat(200)))
                        .displayName())
                .isEqualTo("x".repeat(24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'displayName':''}", "{'displayName':'  '}"})
    void desiredGroup_noDisplayName_refused(String json) {
        assertThatThrownBy(() -> Mappings.groups().desiredGroup(id, Attributes.json(json)))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("'displayName' is required and must not be blank.");
    }

    private String name(String displayName) {
        String escaped = displayName.replace("\u0007", "\\u0007");
        return Mappings.groups()
                .desiredGroup(id, Attributes.group(escaped))
                .name()
                .value();
    }
}
