package ramscim.core.intent;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** Makes what a resource shall become from what it is; what it throws is thrown on, and of what is asked for only what takes access away is done. */
@FunctionalInterface
public interface Edit {
    /**
     * All that is asked for.
     *
     * @param newest the attributes as they are, or will be when all that was accepted before is carried out
     * @param members the ids of a group's members, likewise; costs a read of all of them when it is called
     */
    Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members);

    /**
     * What is asked for without the parts that cannot be done, each of which leaves the resource as it is; null if nothing can be told of it. Never
     * throws. Where {@link #apply} gives something, this gives the same, with or without the password.
     */
    default @Nullable Draft asFarAsCanBe(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        try {
            return apply(newest, members);
        } catch (RuntimeException refused) {
            return null;
        }
    }
}
