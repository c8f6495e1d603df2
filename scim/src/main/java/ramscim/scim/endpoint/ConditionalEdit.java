package ramscim.scim.endpoint;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * An edit by a request that has more to it than the edit. What is wrong with the rest refuses the edit, and like
 * whatever else refuses it, no sooner than somebody can see whom it takes access away from.
 *
 * @param condition throws what is wrong
 */
record ConditionalEdit(Runnable condition, Edit edit) implements Edit {
    @Override
    public Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        condition.run();
        return edit.apply(newest, members);
    }

    @Override
    public @Nullable Draft asFarAsCanBe(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        return edit.asFarAsCanBe(newest, members);
    }
}
