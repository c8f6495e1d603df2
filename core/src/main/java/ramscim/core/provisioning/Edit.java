package ramscim.core.provisioning;

import java.util.Set;
import java.util.function.Supplier;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** Makes what a resource shall become from what it is; what it throws is thrown on, and nothing changes. */
@FunctionalInterface
public interface Edit {
    /**
     * @param newest the attributes as they are, or will be when all that was accepted before is carried out
     * @param members the ids of a group's members, likewise; costs a read of all of them when it is called
     */
    Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members);
}
