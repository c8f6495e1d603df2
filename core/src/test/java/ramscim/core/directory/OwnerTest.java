package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
    private static final Owner OWNER = new Owner("this-bridge");

    static Stream<Arguments> tags() {
        return Stream.of(
                Arguments.of(Map.of(), false),
                Arguments.of(Map.of(OwnershipTags.ID, "one"), false),
                Arguments.of(Map.of(OwnershipTags.ID, "one", OwnershipTags.OWNER, "this-bridge"), false),
                Arguments.of(Map.of(OwnershipTags.OWNER, "this-bridge"), false),
                Arguments.of(Map.of(OwnershipTags.ID, "two"), true),
                Arguments.of(Map.of(OwnershipTags.ID, "two", OwnershipTags.OWNER, "this-bridge"), true),
                Arguments.of(Map.of(OwnershipTags.ID, "one", OwnershipTags.OWNER, "other"), true),
                Arguments.of(Map.of(OwnershipTags.OWNER, "other"), true));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void isAnothers_tags_anotherIdOrAnotherBridge(Map<String, String> tags, boolean anothers) {
        assertThat(OWNER.isAnothers(tags, "one")).isEqualTo(anothers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a-name-that-is-too-long", "ü"})
    void owner_nameThatGroupCommentsCannotTake_refused(String name) {
        assertThatThrownBy(() -> new Owner(name)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void changedHands_asItWasSeenLast_no() {
        Map<String, String> former = Map.of(OwnershipTags.ID, "two", OwnershipTags.OWNER, "this-bridge");

        assertThat(OWNER.changedHands(former, former, "one")).isFalse();
        assertThat(OWNER.changedHands(Map.of(OwnershipTags.ID, "one"), former, "one"))
                .isTrue();
        assertThat(OWNER.changedHands(former, Map.of(OwnershipTags.ID, "one"), "one"))
                .isFalse();
    }

    static Stream<GroupMark> marks() {
        return Stream.of(
                new GroupMark("one", null, null, null),
                new GroupMark("one", "this-bridge", null, null),
                new GroupMark("one", "this-bridge", "e 17 externalId=x owner=y", null),
                new GroupMark("one", "this-bridge", "e-17", "Cloud Admins of name=x externalId=y"),
                new GroupMark("one", "this-bridge", null, "Cloud Admins"),
                new GroupMark("one", null, "e-17", null));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void groupMark_writtenAndRead_isTheSame(GroupMark mark) {
        assertThat(GroupMark.of(mark.toComments())).isEqualTo(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "our admins", "scim-bridge:id=", "see scim-bridge:id=one"})
    void groupMark_commentsOfPeople_none(@Nullable String comments) {
        assertThat(GroupMark.of(comments)).isNull();
        assertThat(GroupMark.sameOwner(comments, comments)).isFalse();
    }

    @Test
    void isAnothers_groupOfAnotherBridge_true() {
        assertThat(OWNER.isAnothers(new GroupMark("one", "other", null, null), "one"))
                .isTrue();
        assertThat(OWNER.isAnothers(new GroupMark("two", null, null, null), "one"))
                .isTrue();
        assertThat(OWNER.isAnothers(new GroupMark("one", null, null, null), "one"))
                .isFalse();
    }
}
