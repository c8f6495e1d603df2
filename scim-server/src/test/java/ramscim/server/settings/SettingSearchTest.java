package ramscim.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ramscim.server.words.Words;

class SettingSearchTest {
    private static final Words DEFAULT = Words.of("settings.default");
    private static final Setting SITE = new Setting("bridge.ram.site", "china", DEFAULT, true);
    private static final Setting TIMEOUT =
            new Setting("bridge.ram.read-timeout", "8s", Words.quoted("command line"), false);
    private static final Setting TOKEN =
            new Setting("bridge.scim.token", "set, hidden", Words.quoted("environment"), false);
    private static final Setting PORT = new Setting("server.port", "8080", DEFAULT, true);
    private static final List<Setting> ALL = List.of(SITE, TIMEOUT, TOKEN, PORT);

    private static List<Setting> found(String wanted) {
        return new SettingSearch(wanted)
                .sections(ALL).values().stream().flatMap(List::stream).toList();
    }

    @Test
    void sections_nothingWanted_areAllWithWhatIsSetFirstAndEachOnce() {
        assertThat(new SettingSearch("").sections(ALL))
                .containsExactly(
                        Map.entry(SettingSearch.SET, List.of(TIMEOUT, TOKEN)),
                        Map.entry(Words.quoted("bridge.ram"), List.of(SITE)),
                        Map.entry(Words.quoted("server"), List.of(PORT)));
    }

    @Test
    void sections_partOfAKeyOrValueInAnyCase_isFound() {
        assertThat(found("RAM.S")).containsExactly(SITE);
        assertThat(found(" China ")).containsExactly(SITE);
        assertThat(found("timeout")).containsExactly(TIMEOUT);
    }

    @Test
    void sections_nameOfTheVariable_isFound() {
        assertThat(found("BRIDGE_RAM_READ_TIMEOUT")).containsExactly(TIMEOUT);
        assertThat(found("bridge_ram_readtimeout")).containsExactly(TIMEOUT);
    }

    @Test
    void sections_nothingFound_areNone() {
        assertThat(new SettingSearch("nowhere").sections(ALL)).isEmpty();
    }
}
