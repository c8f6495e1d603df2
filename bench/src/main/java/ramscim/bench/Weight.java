package ramscim.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How much memory the bridge takes with the launcher's own heap: at rest, and after the largest answers to many at once. */
final class Weight implements Scenario {
    /** With the largest, as many as an account has room for. */
    private static final int GROUPS = 299;

    private static final int MEMBERS = 50;
    private static final int CONNECTIONS = 32;
    private static final int READS = 4_000;
    private static final int READS_OF_LARGEST = 200;

    @Override
    public void run(Setting.Jars jars, Load load) {
        try (Scene scene = Scene.open(jars.simulator());
                Clients clients = new Clients(CONNECTIONS);
                Contender bridge =
                        scene.start(Contender.Kind.LAUNCHER, load.jdks().get(0)).awaitFirstAnswer()) {
            Table table = new Table();
            Pause.of(Duration.ofSeconds(3));
            memory(table, "at rest", bridge);
            String[] ids = new String[load.users()];
            clients.send(load.users(), number -> {
                        Http.Answer answer = bridge.create(number);
                        ids[number] = answer.body().path("id").asText();
                        return answer;
                    })
                    .await();
            List<String> all = List.of(ids);
            clients.send(GROUPS, number -> bridge.createGroup("group-" + number, some(all, number)))
                    .await();
            memory(table, "%d users, %d groups".formatted(load.users(), GROUPS), bridge);
            String largest = largest(clients, bridge, all);
            memory(table, "a group of %d pushed".formatted(load.users()), bridge);
            Figures pages = clients.send(READS, number -> bridge.get("/Users?count=200&startIndex=" + (1 + number)))
                    .await();
            memory(table, "pages of 200 read by %d connections".formatted(CONNECTIONS), bridge);
            Figures groups = clients.send(READS_OF_LARGEST, number -> bridge.get("/Groups/" + largest))
                    .await();
            memory(table, "that group read by as many", bridge);
            table.row("answers that were no success", "%d", failed(pages) + failed(groups));
            table.print("Memory with the launcher's heap");
        }
    }

    private static List<String> some(List<String> ids, int number) {
        return IntStream.range(0, MEMBERS)
                .mapToObj(member -> ids.get((number * 17 + member) % ids.size()))
                .toList();
    }

    private static String largest(Clients clients, Contender bridge, List<String> all) {
        clients.send(1, number -> bridge.createGroup("largest", all)).await();
        return bridge.get("/Groups?attributes=id&filter=displayName%20eq%20%22largest%22")
                .body()
                .findPath("id")
                .asText();
    }

    private static long failed(Figures figures) {
        return figures.all().size() - figures.successes();
    }

    private static void memory(Table table, String when, Contender bridge) {
        Program.Usage usage = bridge.usage();
        table.row(
                when,
                "%d MiB resident, %d threads, %.1f s of CPU so far",
                usage.residentKiB() / 1024,
                usage.threads(),
                usage.cpu().toMillis() / 1e3);
    }
}
