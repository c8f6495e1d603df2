package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import ramscim.server.running.RunningBridge;

/** What operators and other programs are told, against what there is. */
class OperationsDocumentsTest {
    private static final Pattern METRIC = Pattern.compile("\\b(?:bridge|ram|resilience4j)_[a-z0-9_]+");
    private static final Pattern PATH = Pattern.compile("(?m)^  (/\\S*):$");
    private static final Pattern METHOD = Pattern.compile("(?m)^    (get|post|put|patch|delete):$");

    private final RunningBridge bridge = RunningBridge.shared();

    @ParameterizedTest
    @ValueSource(strings = {"operations.md", "monitoring/alerts.yml", "monitoring/grafana.json"})
    void document_metrics_exist(String file) throws IOException {
        String served = bridge.http().get("/actuator/prometheus").isStatus(200).body();
        Set<String> named = METRIC.matcher(Files.readString(Path.of("../docs", file)))
                .results()
                .map(found -> found.group().replaceAll("_(count|sum)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(served).containsPattern("(?m)^" + metric + "(_count|_sum)?[ {]"));
    }

    @Test
    void openApi_operations_areThoseOfTheControllers() throws IOException {
        Set<String> served = new TreeSet<>();
        for (RequestMappingInfo info : mappings()) {
            info.getPatternValues().stream()
                    .filter(path -> path.startsWith("/admin/api/") && !path.endsWith("**"))
                    .forEach(path -> info.getMethodsCondition()
                            .getMethods()
                            .forEach(
                                    method -> served.add(method.name() + " " + path.substring("/admin/api".length()))));
        }

        assertThat(described()).isEqualTo(served);
    }

    /** Those of the dispatcher, which knows them from its first request on. */
    private List<RequestMappingInfo> mappings() {
        bridge.http().get("/actuator/health");
        return Objects.requireNonNull(bridge.bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .toList();
    }

    private static Set<String> described() throws IOException {
        String yaml = Files.readString(Path.of("src/main/resources/admin-api/openapi.yaml"));
        Set<String> operations = new TreeSet<>();
        Matcher paths = PATH.matcher(yaml.substring(0, yaml.indexOf("\ncomponents:")));
        while (paths.find()) {
            int end = yaml.indexOf("\n  /", paths.end());
            String path = yaml.substring(paths.end(), end < 0 ? yaml.indexOf("\ncomponents:") : end);
            METHOD.matcher(path)
                    .results()
                    .forEach(method -> operations.add(method.group(1).toUpperCase(Locale.ROOT) + " " + paths.group(1)));
        }
        return operations;
    }
}
