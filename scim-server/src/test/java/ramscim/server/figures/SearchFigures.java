package ramscim.server.figures;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.store.TemporaryStore;

/** How long look-ups take as the store grows; writes a section of {@code docs/performance.md}. */
class SearchFigures {
    private static final List<Integer> SIZES = List.of(100, 1_000, 5_000);
    private static final int GROUPS = 300;
    private static final int WARM_UP = 300;
    private static final int REQUESTS = 500;

    /** Median and 95th percentile in milliseconds. */
    private record Figure(double median, double late) {
        static Figure of(long[] nanos) {
            Arrays.sort(nanos);
            return new Figure(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 95 / 100] / 1e6);
        }

        @Override
        public String toString() {
            return "%.1f (%.1f)".formatted(median, late);
        }
    }

    @Test
    void measure() throws IOException {
        // What a program does first is slow: the first round is not shown.
        measure(SIZES.get(0));
        Map<String, List<Figure>> rows = new LinkedHashMap<>();
        for (int users : SIZES) {
            measure(users)
                    .forEach((what, figure) ->
                            rows.computeIfAbsent(what, any -> new ArrayList<>()).add(figure));
        }
        StringBuilder table =
                new StringBuilder("| request | 100 users | 1,000 users | 5,000 users |\n|---|---|---|---|\n");
        rows.forEach((what, figures) -> table.append(
                "| %s | %s | %s | %s |\n".formatted(what, figures.get(0), figures.get(1), figures.get(2))));
        PerformancePage.write("Look-ups", text(table.toString()));
    }

    private static Map<String, Figure> measure(int users) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        try (TemporaryStore store = new TemporaryStore()) {
            List<ResourceId> people = fill(store, users);
            try (RunningBridge bridge = RunningBridge.start("bridge.data-directory=" + store.directory())) {
                ScimClient scim = bridge.scim();
                figures.put("`GET /Users/{id}`", time(scim, i -> "/Users/" + of(people, i)));
                figures.put("`userName eq`", time(scim, i -> list("/Users", "userName eq \"U%d\"", i % users)));
                figures.put("`externalId eq`", time(scim, i -> list("/Users", "externalId eq \"e%d\"", i % users)));
                figures.put(
                        "`members.value eq`",
                        time(
                                scim,
                                i -> list("/Groups", "members.value eq \"%s\"", of(people, i))
                                        + "&excludedAttributes=members"));
            }
        }
        return figures;
    }

    private static ResourceId of(List<ResourceId> people, int i) {
        return people.get(i * 7 % people.size());
    }

    private static String list(String path, String filter, Object value) {
        return path + "?filter=" + URLEncoder.encode(filter.formatted(value), StandardCharsets.UTF_8);
    }

    private static List<ResourceId> fill(TemporaryStore store, int users) {
        List<ResourceId> people = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            people.add(store.add(
                    ResourceType.USER,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("userName", "u" + i)
                            .put("displayName", "User " + i)
                            .put("externalId", "e" + i)
                            .put("active", true)));
        }
        for (int i = 0; i < GROUPS; i++) {
            ObjectNode group = JsonNodeFactory.instance.objectNode().put("displayName", "g" + i);
            int from = i * 17 % users;
            store.addMembers(
                    store.add(ResourceType.GROUP, group),
                    people.subList(from, Math.min(users, from + 50)),
                    TemporaryStore.NOW);
        }
        return people;
    }

    private static Figure time(ScimClient scim, IntFunction<String> path) {
        for (int i = 0; i < WARM_UP; i++) {
            scim.get(path.apply(i)).isStatus(200);
        }
        long[] nanos = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            String request = path.apply(i);
            long start = System.nanoTime();
            scim.get(request).isStatus(200);
            nanos[i] = System.nanoTime() - start;
        }
        return Figure.of(nanos);
    }

    private static String text(String table) {
        return """
                Milliseconds of one request over HTTP: the median, and in brackets the time that 95 of 100 requests keep. One client asks one
                request after the other, over loopback; the store is SQLite with the users of the column's head and 300 groups of up to 50
                members. What a table says is how a look-up grows with the store; the figures themselves are those of %d processors that had
                other work to do as well.

                %s
                Measured, and this section written, by

                ```
                ./mvnw -pl scim-server -am test -Dtest=SearchFigures -Dsurefire.failIfNoSpecifiedTests=false
                ```

                The first and the last step of a provider's every change are such look-ups. Filters on attributes that have no index are evaluated
                over all resources of the type, 250 at a time.

                What the bridge does at the limit of RAM's quota is measured by the [benchmark](../bench/README.md).
                """.formatted(Runtime.getRuntime().availableProcessors(), table);
    }
}
