package ramscim.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example as text: what reads it, and its provider, may not be at hand. */
class TerraformTest {
    private static final Path FOLDER = Path.of("../deploy/terraform");
    private static final Pattern VARIABLE = Pattern.compile("\\bvar\\.(\\w+)");

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    @Test
    void policy_isThatOfTheDocuments() throws IOException {
        String named = "${path.module}/../../docs/ram-policy.json";

        assertThat(text("main.tf")).contains("policy_document = file(\"" + named + "\")");
        assertThat(FOLDER.resolve(named.substring("${path.module}/".length())))
                .hasSameTextualContentAs(Path.of("../docs/ram-policy.json"));
    }

    @Test
    void trust_isOfOneServiceAccountOfOneCluster() throws IOException {
        assertThat(text("main.tf"))
                .contains("Federated = [local.oidc_provider]")
                .contains("\"oidc:aud\" = \"sts.aliyuncs.com\"")
                .contains("\"oidc:iss\" = var.oidc_issuer")
                .contains("\"oidc:sub\" = \"system:serviceaccount:${var.namespace}:${var.service_account}\"");
    }

    @Test
    void variables_thatAreUsed_areDeclared() throws IOException {
        String declared = text("variables.tf");

        assertThat(VARIABLE.matcher(text("main.tf") + text("outputs.tf"))
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(declared).contains("variable \"" + name + "\" {"));
    }

    @Test
    void files_areAsTerraformFormatsThem() throws IOException, InterruptedException {
        boolean atHand = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
        assumeTrue(atHand, "terraform is not at hand");
        Process format = new ProcessBuilder("terraform", "fmt", "-check", "-diff", FOLDER.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(format.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("+") || line.startsWith("-")))
                .isEmpty();
        assertThat(format.waitFor()).isZero();
    }
}
