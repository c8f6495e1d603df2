package ramscim.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import ramscim.server.command.Program.Outcome;
import ramscim.server.words.Audience;

class ProgramTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<List<String>> served = new ArrayList<>();

    private Outcome run(String... typed) {
        return new Program(stream(out), stream(err), served::add).run(typed);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String refusal() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | ''
            serve | ''
            serve --server.port=0 | --server.port=0
            --server.port=0 --bridge.scim.max-results=50 | --server.port=0 --bridge.scim.max-results=50
            --server.port=0 serve | --server.port=0
            --bridge.access.role-policies[auditor]=System:AliyunRAMReadOnlyAccess | --bridge.access.role-policies[auditor]=System:AliyunRAMReadOnlyAccess
            --logging.level.ramscim.scim=debug | --logging.level.ramscim.scim=debug
            --BRIDGE_DATA_DIRECTORY=x | --BRIDGE_DATA_DIRECTORY=x
            --spring.config.additional-location=file:x/ | --spring.config.additional-location=file:x/
            --management.endpoint.health.group.readiness.include=db | --management.endpoint.health.group.readiness.include=db
            --resilience4j.retry.instances.ram-reads.max-attempts=2 | --resilience4j.retry.instances.ram-reads.max-attempts=2
            --accept-account | --accept-account
            serve --accept-account --server.port=0 | --server.port=0 --accept-account
            rebuild --bridge.owner=apac | --bridge.owner=apac --rebuild
            --rebuild | --rebuild
            --server.port=0 --rebuild=true --accept-account | --server.port=0 --accept-account --rebuild
            """)
    void run_whatServes_startsTheBridgeWithItsSettings(String typed, String passed) {
        assertThat(run(words(typed))).isEqualTo(Outcome.SERVING);

        assertThat(served).containsExactly(List.of(words(passed)));
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --docter | There is no option --docter; did you mean --doctor?
            docter | There is no command docter; did you mean doctor?
            bakcup x.db | There is no command bakcup; did you mean backup?
            token crate okta | There is no command crate; did you mean create?
            doctor --jsno | There is no option --jsno; did you mean --json?
            doctor now | There is no command now.
            frobnicate | There is no command frobnicate.
            -Dserver.port=1 | There is no option -Dserver.port=1.
            --bridge.scim.max-result=50 | There is no setting or option --bridge.scim.max-result; did you mean --bridge.scim.max-results?
            backup x.db --sever.port=1 | There is no setting or option --sever.port; did you mean --server.port?
            --reprot=x | There is no setting or option --reprot; did you mean --report?
            --server.port 80 | --server.port needs its value, behind an equals sign: --server.port=VALUE.
            backup | Missing required parameter: 'FILE'.
            --backup | Missing required parameter: 'FILE'.
            migrate | Missing required parameter: 'URL'.
            --doctor=yes | --doctor takes no value.
            token | Say what of tokens: list, create, rotate or revoke.
            token create x --expires-in=soon | Invalid value for option '--expires-in': cannot convert 'soon' to Duration
            """)
    void run_whatIsNotUnderstood_isRefusedWithTheNearest(String typed, String words) {
        assertThat(run(words(typed))).isEqualTo(Outcome.NOT_UNDERSTOOD);

        assertThat(refusal()).startsWith(words).contains("Nothing was done.");
        assertThat(served).isEmpty();
        assertThat(printed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "backup --help", "help token", "token create --help", "serve -h"})
    void run_help_tellsAndTouchesNothing(String typed) {
        assertThat(run(words(typed))).isEqualTo(Outcome.DONE);

        assertThat(printed()).startsWith("Usage: ram-scim-bridge");
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docter | 没有命令 docter；是否指 doctor？
            --server.port 80 | --server.port 需要值，写在等号之后：--server.port=VALUE。
            backup | 缺少必需的参数：'FILE'。
            --doctor=yes | --doctor 不带值。
            """)
    void run_inAChineseShell_isRefusedInChinese(String typed, String words) {
        assertThat(inChinese(words(typed))).isEqualTo(Outcome.NOT_UNDERSTOOD);

        assertThat(refusal().lines()).containsExactly(words, "未执行任何操作。可用的命令和选项见 ram-scim-bridge help。");
    }

    @Test
    void help_inAChineseShell_isChineseWithTheDefaults() {
        assertThat(inChinese("token", "create", "--help")).isEqualTo(Outcome.DONE);

        assertThat(printed()).startsWith("用法：").contains("创建令牌。", "默认：ALL。", "READ_ONLY", "显示此帮助并退出。");
    }

    /** Every text of it is a message, so that none is in one language only. */
    @ParameterizedTest
    @MethodSource("commands")
    void help_everyCommandAndOption_isAMessageOfTheCatalogue(CommandLine command) {
        assertThat(command.getUsageMessage()).doesNotContainPattern("command\\.[a-z]");
        assertThat(command.getCommandSpec().args())
                .filteredOn(arg -> !arg.hidden() && !arg.paramLabel().equals("URL"))
                .allSatisfy(arg -> assertThat(arg.descriptionKey()).startsWith("command."));
    }

    private Outcome inChinese(String... typed) {
        Audience reader = new Audience(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);
        return new Program(stream(out), stream(err), served::add, () -> reader).run(typed);
    }

    @Test
    void run_version_tellsTheCommit() {
        assertThat(run("--version")).isEqualTo(Outcome.DONE);

        assertThat(printed()).startsWith("RAM SCIM Bridge ").contains("commit ").contains("Java ");
        assertThat(served).isEmpty();
    }

    @Test
    void run_commandThatFails_saysWhyAndIsNoUsage(@TempDir Path folder) {
        assertThat(run("backup", "x.db", "--bridge.data-directory=" + folder)).isEqualTo(Outcome.FAILED);

        assertThat(refusal()).startsWith("There is no database at " + folder.resolve("bridge.db"));
    }

    @Test
    void settings_ofApplicationYml_areAllKnown() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));
        Properties keys = Objects.requireNonNull(yaml.getObject());
        String[] typed = keys.stringPropertyNames().stream()
                .map(key -> "--" + key + "=x")
                .toArray(String[]::new);

        assertThat(run(typed)).as(refusal()).isEqualTo(Outcome.SERVING);
    }

    static List<CommandLine> commands() {
        return all(Program.commands(new Session(System.out, () -> Audience.PROGRAMS)));
    }

    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(one -> all.addAll(all(one)));
        return all;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void manual_everyCommandAndOption_isIn(CommandLine command) throws IOException {
        String manual = Files.readString(Path.of("src/dist/share/man/man1/ram-scim-bridge.1"));

        assertThat(manual.replace("\\-", "-"))
                .contains(command.getCommandName())
                .contains(command.getCommandSpec().options().stream()
                        .filter(option -> !option.hidden())
                        .map(OptionSpec::longestName)
                        .toList());
    }

    /** Written anew into target, to be copied. */
    @Test
    void completion_isThatOfTheCommands() throws IOException {
        String made = AutoComplete.bash(
                "ram-scim-bridge", Program.commands(new Session(System.out, () -> Audience.PROGRAMS)));
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("ram-scim-bridge.completion"), made);

        assertThat(Path.of("src/dist/share/bash-completion/completions/ram-scim-bridge"))
                .hasContent(made);
    }

    @Test
    void nearest_lettersExchanged_areOneMistake() {
        assertThat(Nearest.distance("docotr", "doctor")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.to("zzzzzz", List.of("doctor"))).isNull();
    }

    @Test
    void json_ofAResult_isAllThatIsPrinted(@TempDir Path folder) throws IOException {
        assertThat(run("doctor", "--json", "--bridge.data-directory=" + folder, "--bridge.scim.budget=soon"))
                .isEqualTo(Outcome.FAILED);

        JsonNode results = new ObjectMapper().readTree(printed());
        assertThat(results.at("/0/subject").asText()).isEqualTo("configuration");
        assertThat(results.at("/0/status").asText()).isEqualTo("FAILED");
        assertThat(refusal()).isEmpty();
    }
}
