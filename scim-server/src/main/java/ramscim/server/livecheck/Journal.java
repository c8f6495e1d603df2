package ramscim.server.livecheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AnswerForm;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamOperation;

/**
 * What the check met: codes, forms and times, and neither names nor values that RAM answered with. It may be read while
 * it is written.
 */
final class Journal {
    private final Map<RamOperation, Map<String, Integer>> codes = new TreeMap<>();
    private final Map<RamOperation, SortedSet<String>> fields = new TreeMap<>();
    private final Map<RamOperation, String> last = new TreeMap<>();
    private final List<Provoked> provoked = new ArrayList<>();
    private final List<Visibility> visibilities = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    synchronized void answered(AnswerForm form) {
        String code = form.isRefusal() ? form.code() + " (HTTP " + form.status() + ")" : Provoked.SUCCESS;
        codes.computeIfAbsent(form.operation(), operation -> new TreeMap<>()).merge(code, 1, Integer::sum);
        last.put(form.operation(), form.isRefusal() ? form.code() : Provoked.SUCCESS);
        if (!form.isRefusal()) {
            fields.computeIfAbsent(form.operation(), operation -> new TreeSet<>())
                    .addAll(form.fields());
        }
    }

    /** What its last call was answered with, which may not be what the port makes of it; null if nothing was. */
    synchronized @Nullable String takeLast(RamOperation operation) {
        return last.remove(operation);
    }

    synchronized void note(Provoked one) {
        provoked.add(one);
    }

    synchronized void note(Visibility one) {
        visibilities.add(one);
    }

    synchronized void failed(RamOperation operation, RamException e) {
        String requestId = e.requestId();
        failures.add(new Failure(operation.action(), e.code(), requestId == null ? "" : requestId));
    }

    synchronized List<Failure> failures() {
        return List.copyOf(failures);
    }

    synchronized List<Visibility> visibilities() {
        return List.copyOf(visibilities);
    }

    synchronized List<Provoked> provoked() {
        return List.copyOf(provoked);
    }

    synchronized List<Provoked> unexpected() {
        return provoked.stream().filter(one -> !one.isAsExpected()).toList();
    }

    /** The operations of a bridge that nothing was answered to. */
    synchronized List<String> notCovered() {
        return Stream.of(RamOperation.values())
                .filter(operation -> !codes.containsKey(operation) && !operation.isOfTheLiveCheck())
                .map(RamOperation::action)
                .toList();
    }

    /** By operation, how often which code came. */
    synchronized Map<String, Map<String, Integer>> codes() {
        Map<String, Map<String, Integer>> all = new LinkedHashMap<>();
        codes.forEach((operation, counts) -> all.put(operation.action(), new TreeMap<>(counts)));
        return all;
    }

    /** By operation, the fields of all that it answered with when it did what was asked. */
    synchronized Map<String, SortedSet<String>> fields() {
        Map<String, SortedSet<String>> all = new LinkedHashMap<>();
        fields.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().action()))
                .forEach(entry -> all.put(entry.getKey().action(), new TreeSet<>(entry.getValue())));
        return all;
    }
}
