package ramscim.server.livecheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What came of a check.
 *
 * @param problem why it did not go through everything; null if it did
 * @param notMade what RAM has and the check does not make, and why
 * @param leftOver what could not be removed
 */
record LiveReport(
        String prefix, @Nullable String problem, Journal journal, List<String> notMade, List<String> leftOver) {
    LiveReport {
        notMade = List.copyOf(notMade);
        leftOver = List.copyOf(leftOver);
    }

    /** Whether everything was gone through and removed; that RAM does something else than expected is no failure. */
    boolean isComplete() {
        return problem == null
                && leftOver.isEmpty()
                && journal.failures().isEmpty()
                && journal.notCovered().isEmpty();
    }

    Map<String, SortedSet<String>> unknownFields() {
        return KnownFields.difference(journal.fields(), KnownFields.all());
    }

    Map<String, SortedSet<String>> missingFields() {
        Map<String, SortedSet<String>> asked = new TreeMap<>(KnownFields.all());
        asked.keySet().retainAll(journal.fields().keySet());
        Map<String, SortedSet<String>> missing = new TreeMap<>();
        KnownFields.difference(asked, journal.fields()).forEach((operation, paths) -> {
            SortedSet<String> seen = journal.fields().getOrDefault(operation, new TreeSet<>());
            paths.removeIf(path -> isOfNoEntry(path, seen));
            if (!paths.isEmpty()) {
                missing.put(operation, paths);
            }
        });
        return missing;
    }

    /** A list without an entry does not tell what its entries have. */
    private static boolean isOfNoEntry(String path, SortedSet<String> seen) {
        int list = path.indexOf("[]");
        return list >= 0 && seen.stream().noneMatch(one -> one.startsWith(path.substring(0, list + 2)));
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("prefix", prefix);
        all.put("problem", problem);
        all.put("complete", isComplete());
        all.put("differences", journal.unexpected());
        all.put("unknownFields", unknownFields());
        all.put("missingFields", missingFields());
        all.put("failures", journal.failures());
        all.put("notCovered", journal.notCovered());
        all.put("notMade", notMade);
        all.put("leftOver", leftOver);
        all.put("visibility", journal.visibilities());
        all.put("provoked", journal.provoked());
        all.put("codes", journal.codes());
        all.put("fields", journal.fields());
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
