package ramscim.simulator.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.account.AccessStatus;
import ramscim.simulator.account.PageRequest;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.error.RamError;

/** What an operation is called with, without the protocol's own parameters. */
public final class Parameters {

    private static final Set<String> OF_THE_PROTOCOL = Set.of(
            "Action",
            "Version",
            "Format",
            "AccessKeyId",
            "SecurityToken",
            "Signature",
            "SignatureMethod",
            "SignatureVersion",
            "SignatureType",
            "SignatureNonce",
            "Timestamp",
            "RegionId");

    private static final String NOBODY = "";

    private final Map<String, String> values;
    private final String caller;

    private Parameters(Map<String, String> values, String caller) {
        this.values = values;
        this.caller = caller;
    }

    public static Parameters of(Map<String, String> request) {
        return new Parameters(
                request.entrySet().stream()
                        .filter(entry -> !OF_THE_PROTOCOL.contains(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                NOBODY);
    }

    /** The same, sent by the owner of these access keys. */
    public Parameters from(String keyOwner) {
        return new Parameters(values, keyOwner);
    }

    /** The same, with logon names that end differently. */
    public Parameters renaming(String end, String other) {
        Map<String, String> renamed = new LinkedHashMap<>(values);
        renamed.replaceAll((name, value) -> name.contains("PrincipalName") && value.endsWith(end)
                ? value.substring(0, value.length() - end.length()) + other
                : value);
        return new Parameters(renamed, caller);
    }

    /** On whose keys an operation acts that is not told whose. */
    String caller() {
        return caller;
    }

    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    Set<String> names() {
        return values.keySet();
    }

    /** Whether the parameter was sent, if only as an empty string. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> RamError.missing(name));
    }

    /** The parameter's value, unless it is absent or empty. */
    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** The parameter's value if it passes the check, which is told the parameter's name. */
    Optional<String> optional(String name, BinaryOperator<String> check) {
        return optional(name).map(value -> check.apply(name, value));
    }

    /**
     * Clears a field if the parameter is empty, and leaves it if the parameter is absent: the way of the New*
     * parameters.
     */
    void set(String name, Optional<String> value, Consumer<@Nullable String> field) {
        if (has(name)) {
            field.accept(value.orElse(null));
        }
    }

    Optional<Boolean> flag(String name) {
        return optional(name).map(value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw RamError.invalid(name);
        });
    }

    Optional<Integer> number(String name) {
        return optional(name).map(value -> {
            if (!value.matches("\\d{1,9}")) {
                throw RamError.invalid(name);
            }
            return Integer.parseInt(value);
        });
    }

    Optional<AccessStatus> status(String name) {
        return oneOf(name, AccessStatus.values(), AccessStatus::value);
    }

    Optional<PolicyType> policyType(String name) {
        return oneOf(name, PolicyType.values(), PolicyType::value);
    }

    private <E> Optional<E> oneOf(String name, E[] values, Function<E, String> word) {
        return optional(name)
                .map(wanted -> Stream.of(values)
                        .filter(value -> word.apply(value).equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> RamError.invalid(name)));
    }

    PageRequest page(String marker, String size, int defaultSize, int largestSize) {
        int asked = optional(size).map(text -> number(size, text, largestSize)).orElse(defaultSize);
        return new PageRequest(optional(marker).orElse(null), asked);
    }

    /** The values of {@code name.1}, {@code name.2} and so on. */
    List<String> list(String name) {
        List<String> found = new ArrayList<>();
        for (int n = 1; has(name + "." + n); n++) {
            found.add(values.getOrDefault(name + "." + n, ""));
        }
        return found;
    }

    /** The tags {@code Tag.N.Key} and {@code Tag.N.Value}, whose value may be absent. */
    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int n = 1; has("Tag." + n + ".Key") || has("Tag." + n + ".Value"); n++) {
            String key = optional("Tag." + n + ".Key").orElseThrow(() -> RamError.invalidLength("TagKey"));
            if (tags.put(key, optional("Tag." + n + ".Value").orElse("")) != null) {
                throw RamError.invalid("TagKey");
            }
        }
        return tags;
    }

    private static int number(String name, String text, int largest) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > largest) {
            throw RamError.invalid(name);
        }
        return Integer.parseInt(text);
    }
}
