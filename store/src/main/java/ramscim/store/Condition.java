package ramscim.store;

import java.util.Map;

/**
 * Which resources are meant, as SQL over {@code resource r} with named parameters.
 *
 * @param sql made of constants of the program alone; whatever a client sent is a parameter
 */
public record Condition(String sql, Map<String, Object> parameters) {
    public Condition {
        parameters = Map.copyOf(parameters);
    }
}
