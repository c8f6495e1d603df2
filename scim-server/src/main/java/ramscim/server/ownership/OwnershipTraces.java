package ramscim.server.ownership;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.server.start.StartException;

/** Finds out in RAM by what name a bridge was called whose store was lost. */
public final class OwnershipTraces {
    /** The command line's option that asks for a store to be rebuilt. */
    public static final String REBUILD = "rebuild";

    private final RamDirectory directory;

    OwnershipTraces(RamDirectory directory) {
        this.directory = directory;
    }

    /** @throws StartException if RAM does not tell, or bridges of several names left traces */
    String name() {
        Set<String> names = new TreeSet<>();
        try {
            directory.all(new ListUsers(Map.of(OwnershipTags.PROVISION_TYPE, OwnershipTags.SCIM))).stream()
                    .flatMap(user -> Stream.ofNullable(user.tags().get(OwnershipTags.OWNER)))
                    .filter(Owner::isValid)
                    .forEach(names::add);
        } catch (RamException e) {
            throw new StartException(
                    "The store cannot be rebuilt because RAM does not tell what it was: " + e.getMessage());
        }
        if (names.size() > 1) {
            throw new StartException(
                    "Set bridge.owner to the name of the bridge whose store is to be rebuilt: RAM has users of "
                            + String.join(", ", names) + ".");
        }
        return names.isEmpty() ? KeptOwner.random() : names.iterator().next();
    }
}
