package ramscim.core.mapping;

import dev.cel.runtime.CelEvaluationException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import ramscim.core.directory.RuleViolation;
import ramscim.core.mapping.ExpressionLanguage.Expression;
import ramscim.core.resource.ScimAttributes;

/** An expression for each field of a RAM user, and for tags: the part of the mapping that is configuration. */
public final class UserExpressions {
    /** What the keys of the configuration begin with. */
    public static final String PREFIX = "bridge.mapping.";

    private static final String DEFAULTS = "mapping.properties";

    private final Map<RamField, Expression> fields = new EnumMap<>(RamField.class);
    private final Map<String, Expression> tags = new TreeMap<>();

    private UserExpressions() {}

    /**
     * Compiles expressions and tries them on a user who has nothing, so that a wrong name is found now.
     *
     * @param fields an expression for each field; those that are missing are the default's
     * @param tags an expression for each tag key
     * @throws MappingSyntaxException if one cannot be used
     */
    public static UserExpressions compile(Map<RamField, String> fields, Map<String, String> tags) {
        UserExpressions compiled = new UserExpressions();
        Map<RamField, String> whole = new EnumMap<>(defaultFields());
        whole.putAll(fields);
        whole.forEach((field, text) -> compiled.fields.put(field, tried(PREFIX + field.key(), text)));
        tags.forEach((key, text) -> {
            String name = PREFIX + "tags." + key;
            checkTagKey(name, key);
            compiled.tags.put(key, tried(name, text));
        });
        return compiled;
    }

    /** The expressions of a configuration that says nothing. */
    public static UserExpressions defaults() {
        return compile(Map.of(), Map.of());
    }

    private static Map<RamField, String> defaultFields() {
        Properties properties = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(UserExpressions.class.getResourceAsStream(DEFAULTS)), StandardCharsets.UTF_8)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the default mapping cannot be read", e);
        }
        Map<RamField, String> fields = new EnumMap<>(RamField.class);
        for (RamField field : RamField.values()) {
            fields.put(field, properties.getProperty(PREFIX + field.key()));
        }
        return fields;
    }

    private static Expression tried(String key, String text) {
        Expression expression = ExpressionLanguage.compile(key, text);
        try {
            expression.evaluate(MappingInput.of(ScimAttributes.fromJson("{}")));
            return expression;
        } catch (CelEvaluationException e) {
            throw new MappingSyntaxException(key, String.valueOf(e.getMessage()));
        }
    }

    private static void checkTagKey(String name, String key) {
        try {
            Ownership.checkClientKey(key);
        } catch (RuleViolation violation) {
            throw new MappingSyntaxException(name, "the tag key " + violation.rule());
        }
    }

    /** The fields of one user, computed once each. */
    Evaluation of(ScimAttributes user) {
        return new Evaluation(MappingInput.of(user));
    }

    /** The expressions, applied to one user. */
    final class Evaluation {
        private final Map<String, Object> input;

        private Evaluation(Map<String, Object> input) {
            this.input = input;
        }

        /**
         * @return an empty text if the user has no such value
         * @throws InvalidAttributeException if the expression does not work for this user
         */
        String field(RamField field) {
            return evaluate(Objects.requireNonNull(fields.get(field)), field.attribute());
        }

        /** Tags that the user has a value for. */
        Map<String, String> tags() {
            Map<String, String> values = new LinkedHashMap<>();
            tags.forEach((key, expression) -> {
                String value = evaluate(expression, "tags." + key);
                if (!value.isBlank()) {
                    values.put(key, Ownership.tagValue(value.strip()));
                }
            });
            return values;
        }

        private String evaluate(Expression expression, String attribute) {
            try {
                return expression.evaluate(input);
            } catch (CelEvaluationException e) {
                throw new InvalidAttributeException(
                        attribute, "cannot be mapped by the configured expression: " + e.getMessage());
            }
        }
    }
}
