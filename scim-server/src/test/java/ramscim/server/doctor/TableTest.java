package ramscim.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

class TableTest {
    private static final List<CheckResult> RESULTS = List.of(
            CheckResult.ok(Words.of("doctor.credentials"), Words.quoted("as they\nshall be")),
            CheckResult.failed(Words.of("doctor.data"), Words.quoted("rwxr-xr-x"), Words.quoted("chmod 700 data")));

    private static List<String> printed(Locale language) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        DoctorProgram.print(RESULTS, out, new Audience(language, ZoneOffset.UTC));
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void print_inEnglish_isInColumns() {
        assertThat(printed(Locale.ENGLISH))
                .containsExactly(
                        "credentials     ok      as they shall be",
                        "data directory  failed  rwxr-xr-x",
                        "                        -> chmod 700 data",
                        "",
                        "1 thing is wrong.");
    }

    /** A Chinese character has two columns of a terminal. */
    @Test
    void print_inChinese_isInColumnsOfTheTerminal() {
        assertThat(printed(Locale.SIMPLIFIED_CHINESE))
                .containsExactly(
                        "凭证      正常  as they shall be",
                        "数据目录  失败  rwxr-xr-x",
                        "                -> chmod 700 data",
                        "",
                        "发现 1 个问题。");
    }
}
