package ramscim.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;

class OwnershipTest {
    private final ResourceId id = ResourceId.random();

    @Test
    void tags_anyUser_sayWhoseItIsAndThatItCameByScim() {
        assertThat(Ownership.tags(id, Mappings.OWNER, Attributes.user("alice")))
                .isEqualTo(Map.of(
                        OwnershipTags.ID, id.toString(),
                        OwnershipTags.OWNER, "this-bridge",
                        OwnershipTags.ACTIVE, "true",
                        OwnershipTags.PROVISION_TYPE, "SCIM"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'active':true}  | true
            {'active':false} | false
            {}               | true
            """)
    void tags_active_isTheIntendedState(String json, String active) {
        assertThat(Ownership.tags(id, Mappings.OWNER, Attributes.json(json)))
                .containsEntry(OwnershipTags.ACTIVE, active);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            00u1abc           | 00u1abc
            a+b=c/d@e.f 张    | a+b=c/d@e.f 张
            https://idp/u/1   | https%3A//idp/u/1
            acs:ram::1        | acs%3Aram::1
            ACS:x             | ACS%3Ax
            100%3A            | 100%253A
            """)
    void tags_externalId_isWrittenSoThatRamTakesIt(String externalId, String tag) {
        assertThat(Ownership.tags(id, Mappings.OWNER, Attributes.json("{'externalId':'" + externalId + "'}")))
                .containsEntry(OwnershipTags.EXTERNAL_ID, tag);
    }

    @Test
    void tags_longExternalId_isAHashOfIt() {
        assertThat(externalIdTag("x".repeat(128))).isEqualTo("x".repeat(128));
        assertThat(externalIdTag("x".repeat(129))).matches("sha256:[0-9a-f]{64}");
        assertThat(externalIdTag("x".repeat(129))).isNotEqualTo(externalIdTag("x".repeat(130)));
    }

    private String externalIdTag(String externalId) {
        return Ownership.tags(id, Mappings.OWNER, Attributes.json("{'externalId':'" + externalId + "'}"))
                .getOrDefault(OwnershipTags.EXTERNAL_ID, "none");
    }
}
