package ramscim.core.directory;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Hands calls on, and notes the answers that are not what the calls say that they are answered with. */
public final class AnswerTypes implements RamDirectory {
    private final RamDirectory directory;
    private final List<String> wrong = new ArrayList<>();

    public AnswerTypes(RamDirectory directory) {
        this.directory = directory;
    }

    /** The calls whose answers were of another type. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public <R> R call(RamCall<R> call, Errand errand) {
        R answer = directory.call(call, errand);
        if (!isOf(declared(call), answer)) {
            wrong.add(call.operation() + " was answered with " + answer);
        }
        return answer;
    }

    private static Type declared(RamCall<?> call) {
        return Stream.of(call.getClass().getGenericInterfaces())
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType() != RamCall.Creation.class)
                .filter(type -> type.getRawType() != RamCall.Listing.class)
                .map(type -> type.getActualTypeArguments()[0])
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOf(Type type, Object answer) {
        if (type instanceof Class<?> plain) {
            return plain.isInstance(answer);
        }
        ParameterizedType generic = (ParameterizedType) type;
        Type part = generic.getActualTypeArguments()[0];
        return ((Class<?>) generic.getRawType()).isInstance(answer)
                && parts(answer).stream().allMatch(one -> isOf(part, one));
    }

    private static Collection<?> parts(Object answer) {
        if (answer instanceof Page<?> page) {
            return page.entries();
        }
        return answer instanceof Optional<?> optional ? optional.stream().toList() : (Collection<?>) answer;
    }
}
