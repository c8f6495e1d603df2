package ramscim.core.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * An attribute that is not as it shall be.
 *
 * @param field its name in RAM; of a tag {@code Tag} and its key
 * @param shall what was confirmed; null: nothing
 * @param is what RAM has; null: nothing
 */
public record Difference(
        String field, @Nullable String shall, @Nullable String is) {}
