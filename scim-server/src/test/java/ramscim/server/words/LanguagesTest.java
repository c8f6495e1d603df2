package ramscim.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @Test
    void all_areThoseThatThereAreCataloguesOf_englishFirst() {
        assertThat(Languages.all()).startsWith(Locale.ENGLISH).contains(Locale.SIMPLIFIED_CHINESE);
    }

    @ParameterizedTest
    @CsvSource({
        "zh_CN.UTF-8, en_US.UTF-8, zh-CN",
        "'', zh_CN.UTF-8, zh-CN",
        "'', zh_SG@pinyin, zh-CN",
        "'', zh_TW.UTF-8, en",
        "C.UTF-8, zh_CN.UTF-8, en",
        "'', POSIX, en",
        "'', '', en"
    })
    void ofShell_variables_speakChineseOrEnglish(String all, String lang, String spoken) {
        assertThat(Languages.ofShell(Map.of("LC_ALL", all, "LANG", lang)).toLanguageTag())
                .isEqualTo(spoken);
    }
}
