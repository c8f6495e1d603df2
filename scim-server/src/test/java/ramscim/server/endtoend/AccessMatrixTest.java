package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.OpenIdProvider;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.server.security.TokenScope;

/**
 * Every route that there is, asked for by everybody there can be. The routes are those of the running bridge: one that
 * is not placed in {@code access/routes.txt} or {@code access/scim.txt} fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
    private static final String PASSWORD = "a-password-of-these-tests";

    /** What comes of a request: + is let in, - is 403, and ? has to sign in first. */
    private static final String EXPECTED = """
            what                 stranger no-role viewer operator admin local-admin service-viewer service-operator service-admin provider
            page-GET-OPEN        +        +       +      +        +     +           +              +                +             +
            page-GET-NOBODY      -        -       -      -        -     -           -              -                -             -
            page-GET-VIEWER      ?        -       +      +        +     +           ?              ?                ?             ?
            page-GET-OPERATOR    ?        -       -      +        +     +           ?              ?                ?             ?
            page-GET-ADMIN       ?        -       -      -        +     +           ?              ?                ?             ?
            page-POST-NOBODY     -        -       -      -        -     -           -              -                -             -
            page-POST-OPERATOR   -        -       -      +        +     +           -              -                -             -
            page-POST-ADMIN      -        -       -      -        +     +           -              -                -             -
            page-POST-PERSON     -        -       -      -        +     +           -              -                -             -
            api-GET-VIEWER       ?        -       +      +        +     +           +              +                +             ?
            api-GET-OPERATOR     ?        -       -      +        +     +           -              +                +             ?
            api-GET-ADMIN        ?        -       -      -        +     +           -              -                +             ?
            api-POST-OPERATOR    -        -       -      +        +     +           -              +                +             ?
            api-DELETE-OPERATOR  -        -       -      +        +     +           -              +                +             ?
            api-POST-ADMIN       -        -       -      -        +     +           -              -                +             ?
            api-POST-PERSON      -        -       -      -        +     +           -              -                -             ?
            other-GET-OPEN       +        +       +      +        +     +           +              +                +             +
            other-POST-OPEN      +        +       +      +        +     +           +              +                +             +
            other-GET-NOBODY     -        -       -      -        -     -           -              -                -             -
            """;

    private OpenIdProvider provider;
    private RunningBridge bridge;
    private final Map<String, Asker> everybody = new LinkedHashMap<>();

    /** Somebody who can ask for something, and is not led anywhere else. */
    @FunctionalInterface
    private interface Asker {
        ScimAnswer ask(String method, String path, String type, String body);
    }

    @BeforeAll
    void start() {
        provider = OpenIdProvider.start();
        bridge = RunningBridge.start(
                provider.settings("bridge.admin.password=" + PASSWORD, "bridge.actuator.open=false"));
        everybody.put("stranger", DashboardClient.stranger(bridge.root())::send);
        person("no-role");
        person("viewer", "lookers");
        person("operator", "workers");
        person("admin", "owners");
        everybody.put("local-admin", DashboardClient.signedIn(bridge.root(), PASSWORD)::send);
        for (String role : List.of("viewer", "operator", "admin")) {
            everybody.put("service-" + role, withToken(serviceAccount(role)));
        }
        everybody.put("provider", withToken(RunningBridge.TOKEN));
    }

    @AfterAll
    void stop() {
        bridge.close();
        provider.close();
    }

    private void person(String name, String... groups) {
        provider.signIn(name, name, groups);
        everybody.put(name, DashboardClient.bySingleSignOn(bridge.root())::send);
    }

    private Asker withToken(String secret) {
        ScimClient client = bridge.http().with("Authorization", "Bearer " + secret);
        return (method, path, type, body) -> client.with("Content-Type", type).send(method, path, body);
    }

    private ScimClient localAdmin() {
        String basic = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return bridge.http().with("Authorization", "Basic " + basic).with("Content-Type", "application/json");
    }

    private String serviceAccount(String role) {
        return localAdmin()
                .post(
                        "/admin/api/service-accounts",
                        "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(role, role.toUpperCase(Locale.ROOT)))
                .isStatus(201)
                .text("/secret");
    }

    private static List<String[]> words(Stream<String> lines) {
        return lines.map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+"))
                .toList();
    }

    /** The words behind each {@code METHOD path}. */
    private static Map<String, List<String>> placed(String file) throws IOException {
        Map<String, List<String>> placed = new TreeMap<>();
        for (String[] line : words(Files.readAllLines(Path.of("src/test/resources/access", file)).stream())) {
            placed.put(line[0] + " " + line[1], Arrays.asList(line).subList(2, line.length));
        }
        return placed;
    }

    /** Those of the dispatcher, which knows them from its first request on. */
    private Set<String> routes() {
        bridge.http().get("/actuator/health");
        Set<String> routes = new TreeSet<>();
        Objects.requireNonNull(bridge.bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .filter(RequestMappingInfoHandlerMapping.class::isInstance)
                .map(RequestMappingInfoHandlerMapping.class::cast)
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(info -> routes.addAll(routes(info)));
        return routes;
    }

    /** A route that takes every method is asked for by two. */
    private static Set<String> routes(RequestMappingInfo info) {
        Set<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? Set.of("GET", "POST")
                : info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet());
        return info.getPatternValues().stream()
                .flatMap(path -> methods.stream().map(method -> method + " " + path))
                .collect(Collectors.toSet());
    }

    private Set<String> scimRoutes() {
        ResourceConfig config = bridge.bean(ResourceConfig.class);
        Set<String> routes = new TreeSet<>();
        config.getInstances().stream()
                .map(instance -> Resource.from(instance.getClass(), true))
                .filter(Objects::nonNull)
                .forEach(resource -> add("/", resource, routes));
        return routes;
    }

    private static void add(String base, Resource resource, Set<String> routes) {
        String path = (base + "/" + resource.getPath()).replaceAll("/+", "/");
        resource.getAllMethods().forEach(method -> routes.add(method.getHttpMethod() + " " + path));
        resource.getChildResources().forEach(child -> add(path, child, routes));
    }

    private static char outcome(String path, ScimAnswer answer) {
        String to = String.valueOf(answer.header("Location"));
        boolean sentAway = answer.status() == 302 && to.endsWith("/admin/sign-in") && !path.endsWith("/admin/sign-in");
        if (answer.status() == 401 || sentAway) {
            return '?';
        }
        assertThat(answer.status()).as(path).isNotIn(500, 503);
        return answer.status() == 403 ? '-' : '+';
    }

    private static String door(String path) {
        if (path.startsWith("/admin/api/")) {
            return "api";
        }
        return path.startsWith("/admin") ? "page" : "other";
    }

    private static String concrete(String path) {
        return path.replaceAll("\\{[^}]*}", "0").replaceAll("/\\*\\*$", "/nothing");
    }

    private ScimAnswer ask(Asker asker, String method, String path) {
        boolean form = door(path).equals("page");
        String type = form ? "application/x-www-form-urlencoded" : "application/json";
        String body = form || method.equals("GET") ? "" : "{}";
        return asker.ask(method, concrete(path), type, body);
    }

    @Test
    void routes_allThereAre_arePlaced() throws IOException {
        assertThat(placed("routes.txt").keySet()).containsExactlyElementsOf(routes());
    }

    @Test
    void routes_askedForByEverybody_answerAsTheyAreMeantTo() throws IOException {
        List<String[]> table = words(EXPECTED.lines());
        List<String> askers = Arrays.asList(table.get(0)).subList(1, table.get(0).length);
        Map<String, String> expected = new TreeMap<>();
        table.stream()
                .skip(1)
                .forEach(row -> expected.put(row[0], String.join("", Arrays.copyOfRange(row, 1, row.length))));
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, List<String>> route : placed("routes.txt").entrySet()) {
            String[] methodAndPath = route.getKey().split(" ");
            String row = door(methodAndPath[1]) + "-" + methodAndPath[0] + "-"
                    + route.getValue().get(0);
            StringBuilder seen = new StringBuilder();
            for (String asker : askers) {
                seen.append(outcome(
                        methodAndPath[1],
                        ask(Objects.requireNonNull(everybody.get(asker)), methodAndPath[0], methodAndPath[1])));
            }
            if (!seen.toString().equals(expected.get(row))) {
                wrong.add(route.getKey() + ": " + seen + " instead of " + expected.get(row) + " (" + row + ")");
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void scimRoutes_allThereAre_arePlaced() throws IOException {
        assertThat(placed("scim.txt").keySet())
                .filteredOn(route -> !route.endsWith(".search"))
                .containsExactlyElementsOf(scimRoutes());
    }

    @Test
    void scimRoutes_askedForWithEveryToken_answerAsTheyAreMeantTo() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, Asker> tokens = new LinkedHashMap<>();
        for (TokenScope scope : TokenScope.values()) {
            String secret = localAdmin()
                    .post(
                            "/admin/api/tokens",
                            "{\"name\":\"matrix %s\",\"scope\":\"%s\"}".formatted(scope.ordinal(), scope))
                    .isStatus(201)
                    .text("/secret");
            tokens.put(scope.name(), withToken(secret));
        }
        for (Map.Entry<String, List<String>> route : placed("scim.txt").entrySet()) {
            String[] methodAndPath = route.getKey().split(" ");
            String path = "/scim/v2" + (methodAndPath[1].equals("/") ? "" : methodAndPath[1]);
            tokens.forEach((scope, asker) -> {
                char expected = route.getValue().contains(scope) ? '+' : '-';
                char seen = outcome(path, ask(asker, methodAndPath[0], path));
                if (seen != expected) {
                    wrong.add(route.getKey() + " with " + scope + ": " + seen);
                }
            });
            everybody.forEach((name, asker) -> {
                char expected = route.getValue().contains("OPEN") ? '+' : '?';
                if (!name.equals("provider") && outcome(path, ask(asker, methodAndPath[0], path)) != expected) {
                    wrong.add(route.getKey() + " by " + name);
                }
            });
        }

        assertThat(wrong).isEmpty();
    }
}
