package ramscim.server.admin;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses bodies of the admin API that lack what their records do not declare as nullable: JSON knows nothing of such
 * declarations.
 */
@RestControllerAdvice(annotations = AdminApi.class)
final class WholeBodies extends RequestBodyAdviceAdapter {
    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getParameterType().isRecord();
    }

    @Override
    public @Nullable Object afterBodyRead(
            @Nullable Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body != null) {
            check(body);
        } else if (isRequired(parameter)) {
            throw new BadAdminRequestException("The body has to be a JSON object.");
        }
        return body;
    }

    /** Spring takes the null of JSON for a body that was sent. */
    private static boolean isRequired(MethodParameter parameter) {
        RequestBody declared = parameter.getParameterAnnotation(RequestBody.class);
        return declared == null || declared.required();
    }

    private static void check(Object value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            check(component.getName(), component.getAnnotatedType(), read(component, value));
        }
    }

    private static void check(String name, AnnotatedType type, @Nullable Object value) {
        if (value == null) {
            if (!type.isAnnotationPresent(Nullable.class)) {
                throw new BadAdminRequestException(
                        "'" + name + "' is missing, or has nothing where a value is needed.");
            }
        } else if (value.getClass().isRecord()) {
            check(value);
        } else if (value instanceof Collection<?> elements && type instanceof AnnotatedParameterizedType list) {
            elements.forEach(element -> check(name, list.getAnnotatedActualTypeArguments()[0], element));
        }
    }

    private static @Nullable Object read(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record of the admin API cannot be read", e);
        }
    }
}
