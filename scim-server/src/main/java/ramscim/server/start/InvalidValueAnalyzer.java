package ramscim.server.start;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** A value of the configuration that cannot be read, or is out of its range. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class InvalidValueAnalyzer extends AbstractFailureAnalyzer<BindException> {
    private static final Map<Class<?>, String> FORMS = Map.of(
            Duration.class, "a duration such as 500ms, 10s or 5m",
            DataSize.class, "a size such as 512KB or 2MB",
            URI.class, "an address such as https://host",
            boolean.class, "true or false",
            Boolean.class, "true or false",
            int.class, "a whole number",
            Integer.class, "a whole number");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        BindValidationException outOfRange = findCause(cause, BindValidationException.class);
        if (outOfRange != null) {
            return OneSentence.of(outOfRange(outOfRange.getValidationErrors()), cause);
        }
        ConfigurationProperty property = cause.getProperty();
        return property == null ? null : OneSentence.of(unreadable(property, type(cause)), cause);
    }

    private static @Nullable Class<?> type(BindException cause) {
        return cause.getTarget().getType().resolve();
    }

    private static String unreadable(ConfigurationProperty property, @Nullable Class<?> type) {
        String key = property.getName().toString();
        return "Set %s to %s%s.".formatted(SettingName.of(key), form(type), nowIs(key, property.getValue()));
    }

    private static String form(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return Stream.of(Objects.requireNonNull(type.getEnumConstants()))
                    .map(constant ->
                            constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(" or "));
        }
        return type == null ? "another value" : FORMS.getOrDefault(type, "another value");
    }

    /**
     * Spring's own keys may be read before there is anything to bind them to; the reason ends with the type that they
     * cannot be made to.
     */
    static String unreadable(String key, String reason, @Nullable Object value) {
        String form = FORMS.entrySet().stream()
                .filter(known -> reason.endsWith(known.getKey().getName()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("another value");
        return "Set %s to %s%s.".formatted(SettingName.of(key), form, nowIs(key, value));
    }

    private static String outOfRange(ValidationErrors errors) {
        return errors.getAllErrors().stream()
                .map(error -> outOfRange(errors.getName().toString(), error))
                .sorted()
                .collect(Collectors.joining("; ", "", "."));
    }

    private static String outOfRange(String prefix, ObjectError error) {
        if (error instanceof FieldError field) {
            String key = prefix + "." + DataObjectPropertyName.toDashedForm(field.getField());
            return "%s %s%s"
                    .formatted(SettingName.of(key), field.getDefaultMessage(), nowIs(key, field.getRejectedValue()));
        }
        return "%s.* %s".formatted(prefix, error.getDefaultMessage());
    }

    private static String nowIs(String key, @Nullable Object value) {
        return value == null || SettingName.isSecret(key) ? "" : ", it is \"%s\"".formatted(value);
    }
}
