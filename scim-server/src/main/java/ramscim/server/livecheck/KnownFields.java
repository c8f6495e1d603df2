package ramscim.server.livecheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields that the simulator answers with, which follows Alibaba Cloud's documents. */
final class KnownFields {
    private static final String FILE = "live-check-fields.txt";

    private KnownFields() {}

    /** By operation. */
    static Map<String, SortedSet<String>> all() {
        Map<String, SortedSet<String>> all = new TreeMap<>();
        text().lines().forEach(line -> {
            int space = line.indexOf(' ');
            all.computeIfAbsent(line.substring(0, space), operation -> new TreeSet<>())
                    .add(line.substring(space + 1));
        });
        return all;
    }

    /** What is among some fields and not among others, by operation. */
    static Map<String, SortedSet<String>> difference(
            Map<String, SortedSet<String>> some, Map<String, SortedSet<String>> others) {
        Map<String, SortedSet<String>> more = new TreeMap<>();
        some.forEach((operation, fields) -> {
            SortedSet<String> only = new TreeSet<>(fields);
            only.removeAll(others.getOrDefault(operation, new TreeSet<>()));
            if (!only.isEmpty()) {
                more.put(operation, only);
            }
        });
        return more;
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(KnownFields.class.getResourceAsStream("/" + FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
