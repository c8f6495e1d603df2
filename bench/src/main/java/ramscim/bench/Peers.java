package ramscim.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/**
 * What a request costs the server's process, beside servers that keep everything in memory.
 *
 * <p>Processor time and nothing else is compared: it is the same whatever else the machine does, or nearly.
 */
final class Peers implements Scenario {
    private static final int CONNECTIONS = 16;
    private static final List<Contender.Kind> COMPARED =
            List.of(Contender.Kind.SDK, Contender.Kind.SCIMPLE, Contender.Kind.LAUNCHER);

    /** How many requests of a kind are counted for each user there is; half as many warm the code before. */
    private static final double READS = 4;

    private static final double PAGES = 0.4;
    private static final double WRITES = 0.8;

    @Override
    public void run(Setting.Jars jars, Load load) {
        Comparison comparison = new Comparison(COMPARED);
        for (int round = 0; round < load.rounds(); round++) {
            for (Contender.Kind kind : COMPARED) {
                comparison.add(kind, measured(kind, jars, load));
            }
        }
        comparison.print(
                "Processor time of one request, %d users, %d connections, median of %d"
                        .formatted(load.users(), CONNECTIONS, load.rounds()),
                "%.2f ms");
    }

    private static Map<String, Double> measured(Contender.Kind kind, Setting.Jars jars, Load load) {
        Path jdk = load.jdks().get(0);
        try (Scene scene = Scene.open(jars.simulator());
                Clients clients = new Clients(CONNECTIONS);
                Contender contender = scene.start(kind, jdk).awaitFirstAnswer()) {
            Map<String, Double> figures = new LinkedHashMap<>();
            String[] ids = new String[load.users()];
            figures.put("create, first " + load.users(), cpu(contender, clients, load.users(), number -> {
                Http.Answer answer = contender.create(number);
                ids[number] = answer.body().path("id").asText();
                return answer;
            }));
            figures.put(
                    "GET by id",
                    warm(
                            contender,
                            clients,
                            (int) (READS * load.users()),
                            number -> contender.get("/Users/" + any(ids))));
            figures.put(
                    "filter userName eq",
                    warm(contender, clients, (int) (READS * load.users()), number -> contender.named(any(load))));
            figures.put(
                    "page of 100",
                    warm(
                            contender,
                            clients,
                            (int) (PAGES * load.users()),
                            number -> contender.get("/Users?count=100&startIndex=" + any(load))));
            figures.put(
                    "PATCH of one attribute",
                    warm(
                            contender,
                            clients,
                            (int) (WRITES * load.users()),
                            number -> contender.rename(any(ids), number)));
            figures.put(
                    "create, warm",
                    cpu(
                            contender,
                            clients,
                            (int) (WRITES * load.users()),
                            number -> contender.create(load.users() + number)));
            return figures;
        }
    }

    private static String any(String[] ids) {
        return ids[ThreadLocalRandom.current().nextInt(ids.length)];
    }

    private static int any(Scenario.Load load) {
        return 1 + ThreadLocalRandom.current().nextInt(load.users() - 1);
    }

    private static double warm(Contender contender, Clients clients, int total, IntFunction<Http.Answer> request) {
        clients.send(total / 2, request).await();
        return cpu(contender, clients, total, request);
    }

    private static double cpu(Contender contender, Clients clients, int total, IntFunction<Http.Answer> request) {
        Program.Usage before = contender.usage();
        Figures figures = clients.send(total, request).await();
        if (figures.successes() != total) {
            throw new BenchException("%d of %d requests succeeded".formatted(figures.successes(), total));
        }
        return contender.usage().cpu().minus(before.cpu()).toMillis() / (double) total;
    }
}
