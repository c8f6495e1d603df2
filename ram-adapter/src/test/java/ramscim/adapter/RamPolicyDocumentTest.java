package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;
import ramscim.core.directory.RamOperation;

/** docs/ram-policy.json and the parts of it, against what the adapter can call. */
class RamPolicyDocumentTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String SYSTEM_POLICY = "acs:ram:*:system:policy/";

    private static List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("ram-policy"))) {
            return files.sorted().toList();
        }
    }

    private static List<JsonNode> statements(Path file, String effect) {
        try {
            JsonNode policy = new ObjectMapper().readTree(file.toFile());
            assertThat(policy.path("Version").asText()).as(file.toString()).isEqualTo("1");
            return StreamSupport.stream(policy.path("Statement").spliterator(), false)
                    .filter(statement -> statement.path("Effect").asText().equals(effect))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> allowed(Path file) {
        return statements(file, "Allow").stream()
                .flatMap(statement -> texts(statement.path("Action")).stream())
                .toList();
    }

    private static List<JsonNode> denials(String part) {
        return statements(DOCS.resolve("ram-policy").resolve(part), "Deny");
    }

    @Test
    void whole_actions_areThoseOfTheAdaptersOperationsAndNoOther() {
        Path whole = DOCS.resolve("ram-policy.json");

        assertThat(statements(whole, "Deny")).isEmpty();
        assertThat(allowed(whole)).containsExactlyElementsOf(new TreeSet<>(AliyunRam.permissions()));
    }

    @Test
    void parts_actions_areTogetherThoseOfTheWholeAndEachInOneOfThem() throws IOException {
        assertThat(parts())
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactly("base.json", "keys.json", "logon.json", "policies.json", "resource-groups.json");
        assertThat(parts().stream().flatMap(part -> allowed(part).stream()))
                .containsExactlyInAnyOrderElementsOf(allowed(DOCS.resolve("ram-policy.json")));
    }

    /** Outside of the addresses that somebody wrote in, a stolen key is worth nothing. */
    @Test
    void parts_whatTheyAllow_isForSomeAddressesOnly() throws IOException {
        assertThat(parts().stream().flatMap(part -> statements(part, "Allow").stream()))
                .hasSize(5)
                .allSatisfy(statement -> assertThat(texts(statement.at("/Condition/IpAddress/acs:SourceIp")))
                        .isNotEmpty());
    }

    /** A Deny goes before what any other part allows. */
    @Test
    void base_writes_areDeniedOnTheBridgesOwnUserAndOnThoseWhoAreProtected() {
        assertThat(denials("base.json")).singleElement().satisfies(denial -> {
            assertThat(texts(denial.path("Action")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(RamOperation.values())
                            .filter(operation -> operation.isWrite() && !operation.isOfTheLiveCheck())
                            .map(RamOperation::permission)
                            .toList());
            assertThat(texts(denial.path("Resource")))
                    .containsExactly(
                            "acs:ram:*:*:user/THE-BRIDGES-OWN-USER",
                            "acs:ram:*:*:user/A-PROTECTED-USER",
                            "acs:ram:*:*:group/A-PROTECTED-GROUP");
        });
    }

    @Test
    void policies_thatMakeAnAdministrator_areNeverAttached() throws IOException {
        List<String> attaching = List.of(
                RamOperation.ATTACH_POLICY_TO_GROUP.permission(), RamOperation.ATTACH_POLICY_TO_USER.permission());

        assertThat(denials("policies.json")).singleElement().satisfies(denial -> {
            assertThat(texts(denial.path("Action"))).containsExactlyElementsOf(attaching);
            assertThat(texts(denial.path("Resource")).stream()
                            .filter(resource -> resource.startsWith(SYSTEM_POLICY))
                            .map(resource ->
                                    new PolicyName(PolicyType.SYSTEM, resource.substring(SYSTEM_POLICY.length())))
                            .filter(PolicyAllowList::isAdministrator)
                            .map(PolicyName::name))
                    .contains("AdministratorAccess", "AliyunRAMFullAccess", "AliyunIMSFullAccess");
        });
    }
}
