package ramscim.server.figures;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;
import ramscim.store.TemporaryStore;

/**
 * How long the dashboard's pages take with a small company's data and with a full account; writes a section of {@code
 * docs/performance.md}.
 */
class PageFigures {
    private static final String PASSWORD = "figures-of-pages";
    private static final int WARM_UP = 60;
    private static final int REQUESTS = 100;

    private record Size(int users, int groups, int events) {}

    private static final Size SMALL = new Size(10, 3, 10);
    private static final Size LARGE = new Size(5_000, 300, 100_000);

    @Test
    void measure() throws IOException {
        // What a program does first is slow: the first round is not shown.
        measure(SMALL);
        Map<String, Double> small = measure(SMALL);
        Map<String, Double> large = measure(LARGE);
        StringBuilder table = new StringBuilder(
                "| page | 10 users, 3 groups, 10 events | 5,000 users, 300 groups, 100,000 events |\n|---|---|---|\n");
        small.forEach(
                (page, millis) -> table.append("| %s | %.1f | %.1f |\n".formatted(page, millis, large.get(page))));
        PerformancePage.write("Pages of the dashboard", text(table.toString()));
    }

    private static String text(String table) {
        return """
                Milliseconds until the whole page has come, over loopback: the median of %d requests, one after the other, on the same machine as the
                database (SQLite).

                %s
                Lists are read in the order of an index, a page at a time, and go on where the page before ended. What pages on the right take longer is mostly
                that they are fuller: fifty rows where the left has ten. Only a search for people, which looks into every attribute of both sides, a search of the
                record of changes that finds less than a page, which reads all names in it, and the verification of the whole chain read everything.

                Measured, and this section written, by

                ```
                ./mvnw -pl scim-server -am test -Dtest=PageFigures -Dsurefire.failIfNoSpecifiedTests=false
                ```
                """.formatted(REQUESTS, table);
    }

    private static Map<String, Double> measure(Size size) {
        Map<String, Double> figures = new LinkedHashMap<>();
        try (TemporaryStore store = new TemporaryStore()) {
            List<ResourceId> people = add(store, ResourceType.USER, "userName", "user", size.users());
            List<ResourceId> groups = add(store, ResourceType.GROUP, "displayName", "group", size.groups());
            for (ResourceId group : groups) {
                store.addMembers(group, people.subList(0, Math.min(50, people.size())), Instant.now());
            }
            addEvents(store.jdbc(), people, size.events());
            addTraffic(store.jdbc());
            try (RunningBridge bridge = RunningBridge.start(
                    "bridge.data-directory=" + store.directory(), "bridge.admin.password=" + PASSWORD)) {
                DashboardClient dashboard = DashboardClient.signedIn(bridge.root(), PASSWORD);
                for (Map.Entry<String, String> page : pages(people, groups).entrySet()) {
                    figures.put(page.getKey(), time(dashboard, page.getValue()));
                }
            }
        }
        return figures;
    }

    private static Map<String, String> pages(List<ResourceId> people, List<ResourceId> groups) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("Health", "/admin");
        pages.put("Failures", "/admin/failures");
        pages.put("Held changes", "/admin/held");
        pages.put("Drift", "/admin/drift");
        pages.put("Adoption", "/admin/adoption");
        pages.put("People", "/admin/people");
        pages.put("People, last page", "/admin/people?last=true");
        pages.put("People, a search", "/admin/people?q=user-7");
        pages.put("One person", "/admin/people/" + people.get(people.size() / 2));
        pages.put("Groups", "/admin/groups");
        pages.put("One group", "/admin/groups/" + groups.get(0));
        pages.put("Audit", "/admin/audit");
        pages.put("Audit, a search", "/admin/audit?subject=user-7");
        pages.put("Audit, somebody who is not in it", "/admin/audit?subject=nobody");
        pages.put("Audit, since a day", "/admin/audit?from=2020-01-01");
        pages.put("Audit, one kind", "/admin/audit?kind=REFUSED");
        pages.put("Alerts", "/admin/alerts");
        pages.put("Clients", "/admin/clients");
        pages.put("Settings", "/admin/settings");
        pages.put("About", "/admin/about");
        return pages;
    }

    private static List<ResourceId> add(
            TemporaryStore store, ResourceType type, String attribute, String prefix, int count) {
        List<ResourceId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(store.add(
                    type,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put(attribute, prefix + "-" + i)
                            .put("externalId", "e" + i)
                            .put("title", "Clerk")));
        }
        return ids;
    }

    private static void addEvents(JdbcClient jdbc, List<ResourceId> people, int events) {
        jdbc.sql("""
                        with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ?)
                        insert into audit_event (sequence, occurred, kind, actor, request_id, ram_calls, detail, subject, subject_key,
                                                 resource_type, resource_id, change, previous_hash, hash)
                        select n, ? + n, case n % 50 when 0 then 'REFUSED' else 'CONFIRMED' end, 'token:okta', 'r' || n, 'UpdateUser=F' || n,
                               'The user is changed.', 'user-' || (n % ?), 'user-' || (n % ?), 'USER', r.id,
                               '{"title":{"before":"Clerk","after":"Head"}}', '', ''
                        from numbers join (select row_number() over (order by id) - 1 as k, id from resource where type = 'USER') r
                             on r.k = n % ?
                        """)
                .params(
                        events,
                        Instant.now().minus(Duration.ofDays(300)).toEpochMilli(),
                        people.size(),
                        people.size(),
                        people.size())
                .update();
        jdbc.sql("update audit_head set sequence = ?").params(events).update();
    }

    private static void addTraffic(JdbcClient jdbc) {
        jdbc.sql("""
                        with recursive buckets(n) as (select 0 union all select n + 1 from buckets where n < 570)
                        insert into traffic (bucket, source, outcome, latency, calls)
                        select ? - 300000 * n, s.source, s.outcome, l.latency, 10 from buckets
                        join (select 'SCIM' as source, 'DONE' as outcome union all select 'SCIM', 'LATER' union all select 'RAM', 'success') s
                        join (select 25 as latency union all select 100 union all select 500) l
                        """).params(Instant.now().toEpochMilli() / 300_000 * 300_000).update();
    }

    private static double time(DashboardClient dashboard, String path) {
        long[] nanos = new long[REQUESTS];
        for (int i = -WARM_UP; i < REQUESTS; i++) {
            long start = System.nanoTime();
            dashboard.get(path);
            nanos[Math.max(0, i)] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[REQUESTS / 2] / 1e6;
    }
}
