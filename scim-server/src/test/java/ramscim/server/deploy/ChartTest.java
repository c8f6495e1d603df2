package ramscim.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import ramscim.server.start.KnownSettings;

/** The chart, linted and rendered by Helm itself. */
class ChartTest {
    private static final Path CHART = Path.of("../deploy/helm/ram-scim-bridge").toAbsolutePath();
    private static final Path MANIFESTS = Path.of("../deploy/manifests");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the launcher and the SDK read. */
    private static final Set<String> OTHERS = Set.of(
            "BRIDGE_HEAP",
            "BRIDGE_CLASS_CACHE",
            "ALIBABA_CLOUD_ROLE_ARN",
            "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
            "ALIBABA_CLOUD_OIDC_TOKEN_FILE");

    /** Helm comes as a library of the machine's own kind. */
    @BeforeAll
    static void helmRunsHere() {
        assumeTrue(System.getProperty("os.name").startsWith("Linux")
                && System.getProperty("os.arch").equals("amd64"));
    }

    private static Path values(String database) {
        return CHART.resolve("ci").resolve(database + "-values.yaml");
    }

    private static String rendered(String database) {
        return new Helm(CHART)
                .template()
                .withName("ram-scim-bridge")
                .withKubeVersion("1.30.0")
                .withValuesFile(values(database))
                .call();
    }

    private static List<JsonNode> objects(String yaml) {
        List<JsonNode> objects = new ArrayList<>();
        for (Object document : new Yaml().loadAll(yaml)) {
            if (document != null) {
                objects.add(JSON.valueToTree(document));
            }
        }
        return objects;
    }

    private static JsonNode workload(String database) {
        return objects(rendered(database)).stream()
                .filter(object -> object.at("/kind").asText().matches("StatefulSet|Deployment"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void chart_lint_findsNothing() {
        LintResult result = new Helm(CHART).lint().strict().call();

        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    /** Written anew into target, to be copied. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void manifests_areWhatTheChartRenders(String database) throws IOException {
        String made = "# Made of deploy/helm/ram-scim-bridge with its ci/%s-values.yaml.\n".formatted(database)
                + rendered(database).strip() + "\n";
        Files.writeString(Files.createDirectories(Path.of("target/manifests")).resolve(database + ".yaml"), made);

        assertThat(MANIFESTS.resolve(database + ".yaml")).hasContent(made);
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite, 'ConfigMap,ConfigMap,NetworkPolicy,Service,ServiceAccount,StatefulSet'",
        "postgresql, 'ConfigMap,ConfigMap,Deployment,Ingress,Ingress,NetworkPolicy,PodDisruptionBudget,Service,ServiceAccount,ServiceMonitor'"
    })
    void chart_kinds_areThoseThatAreNeeded(String database, String kinds) {
        assertThat(objects(rendered(database)).stream()
                        .map(object -> object.at("/kind").asText())
                        .sorted())
                .containsExactly(kinds.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void chart_everyVariable_isASettingThatThereIs(String database) {
        KnownSettings known = KnownSettings.read();

        assertThat(workload(database).at("/spec/template/spec/containers/0/env"))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(variable.at("/name").asText())
                        .matches(
                                name -> OTHERS.contains(name) || known.has(name.toLowerCase(Locale.ROOT)), "is known"));
    }

    /** Kubernetes' Pod Security Standards, "restricted". */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void chart_pod_isRestricted(String database) {
        JsonNode pod = workload(database).at("/spec/template/spec");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        JsonNode container = pod.at("/containers/0/securityContext");
        assertThat(container.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(pod.at("/volumes"))
                .allSatisfy(volume -> assertThat(volume.has("hostPath")).isFalse());
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void chart_probes_areOnThePortOfMetrics(String database) {
        JsonNode container = workload(database).at("/spec/template/spec/containers/0");

        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
        }
        assertThat(container.at("/ports/1/containerPort").asInt()).isEqualTo(8081);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            database | mysql | database
            replicas | 0 | replicas
            publicUrl | bridge.example.com | publicUrl
            settings.password | x | password
            databse | sqlite | databse
            """)
    void values_thatTheSchemaDoesNotKnow_areRefused(String key, String value, String told) {
        assertThatThrownBy(() ->
                        new Helm(CHART).template().withName("x").set(key, value).call())
                .hasMessageContaining(told);
    }

    @Test
    void values_postgresqlWithoutAnAddress_areRefusedInASentence() {
        assertThatThrownBy(() -> new Helm(CHART)
                        .template()
                        .withName("x")
                        .withKubeVersion("1.30.0")
                        .set("database", "postgresql")
                        .call())
                .hasMessageContaining("postgresql.url says where the database is.");
    }

    @ParameterizedTest
    @CsvSource({
        "alerts.yml, ram-scim-bridge-alerts, ram-scim-bridge.yml",
        "grafana.json, ram-scim-bridge-dashboard, ram-scim-bridge.json"
    })
    void chart_monitoring_isThatOfTheDocuments(String file, String name, String key) throws IOException {
        String data = objects(rendered("sqlite")).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .at("/data")
                .path(key)
                .asText();

        assertThat(data).isEqualTo(Files.readString(Path.of("../docs/monitoring", file)));
    }
}
