package ramscim.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"KAFKA ADMINS", " kafka admins ", "\u212Aafka Admins"})
    void key_sameName_isTheSame(String name) {
        assertThat(Names.key(name)).isEqualTo(Names.key("Kafka Admins"));
    }

    @Test
    void key_letterAndAccentApart_isThatOfTheLetter() {
        assertThat(Names.key("E\u0301quipe")).isEqualTo(Names.key("\u00C9quipe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka adm\u0131ns", "\uFF4Bafka admins", "kafka\u00A0admins", "kafka  admins"})
    void key_nameThatOnlyLooksAlike_isAnother(String name) {
        assertThat(Names.key(name)).isNotEqualTo(Names.key("Kafka Admins"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Kafka\u200BAdmins", "\u202EAdmins", "Admins\n", "Ad\u00ADmins", "\uFEFFAdmins", "Ad\u2028mins"})
    void hasUnseen_whatNobodySees_isFound(String name) {
        assertThat(Names.hasUnseen(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kafka Admins", "\u00C9quipe", "\u6570\u636E\u3000\u7EC4", "\uD83D\uDE80 launch"})
    void hasUnseen_whatIsSeen_isNot(String name) {
        assertThat(Names.hasUnseen(name)).isFalse();
    }
}
