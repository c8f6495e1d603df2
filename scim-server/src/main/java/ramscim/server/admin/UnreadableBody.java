package ramscim.server.admin;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a JSON body that a request brought, in words that do not repeat it. */
final class UnreadableBody {
    private UnreadableBody() {}

    /** @param cause why it could not be read; null: there is none */
    static String words(@Nullable Throwable cause) {
        if (!(cause instanceof JsonMappingException mapping)) {
            return cause == null ? "The request needs a JSON body." : "The request body is not JSON.";
        }
        String member = member(mapping);
        if (member.isEmpty()) {
            return "The request body is not the JSON object that is asked for.";
        }
        Class<?> wanted = mapping instanceof InvalidFormatException format ? format.getTargetType() : null;
        return wanted != null && wanted.isEnum()
                ? "'%s' must be one of %s."
                        .formatted(
                                member,
                                Arrays.stream(wanted.getEnumConstants())
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", ")))
                : "'%s' is not of the form that it must have.".formatted(member);
    }

    private static String member(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
