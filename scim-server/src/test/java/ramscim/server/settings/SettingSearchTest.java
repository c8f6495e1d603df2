package ramscim.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingSearchTest {
    private static final Setting SITE = new Setting("bridge.ram.site", "china", "default", true);
    private static final Setting TIMEOUT = new Setting("bridge.ram.read-timeout", "8s", "command line", false);
    private static final Setting TOKEN = new Setting("bridge.scim.token", "set, hidden", "environment", false);
    private static final Setting PORT = new Setting("server.port", "8080", "default", true);
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
                        Map.entry("bridge.ram", List.of(SITE)),
                        Map.entry("server", List.of(PORT)));
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
