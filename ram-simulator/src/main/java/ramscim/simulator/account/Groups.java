package ramscim.simulator.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ramscim.simulator.error.RamError;

/** The account's user groups. A rename keeps the GroupId, and so the members. */
public final class Groups {

    private final int quota;
    private final Ids ids;
    private final WholeSeconds clock;
    private final Ownership ownership;
    private final Register<SimulatedGroup> register;

    Groups(int quota, Ids ids, WholeSeconds clock, Ownership ownership, Listing<SimulatedGroup> listing) {
        this.quota = quota;
        this.ids = ids;
        this.clock = clock;
        this.ownership = ownership;
        this.register =
                new Register<>(SimulatedGroup::groupId, SimulatedGroup::groupName, RamError::groupExists, listing);
    }

    public SimulatedGroup create(String groupName, Consumer<SimulatedGroup.Builder> furtherFields) {
        return create(ids.next(), groupName, furtherFields);
    }

    SimulatedGroup create(String groupId, String groupName, Consumer<SimulatedGroup.Builder> furtherFields) {
        register.refuseTaken(groupName);
        if (register.count() >= quota) {
            throw RamError.tooManyGroups();
        }
        SimulatedGroup.Builder builder = new SimulatedGroup.Builder(groupId, groupName, clock.now());
        furtherFields.accept(builder);
        return register.add(builder.build());
    }

    public SimulatedGroup change(SimulatedGroup group, Consumer<SimulatedGroup.Builder> change) {
        SimulatedGroup.Builder builder = group.change();
        change.accept(builder);
        return register.replace(group, builder.updateDate(clock.now()).build());
    }

    public void delete(SimulatedGroup group) {
        ownership.release(group.groupId());
        register.remove(group);
    }

    /** Deletes a group with all that hangs on it, as the console does. */
    void purge(SimulatedGroup group) {
        ownership.removeAll(group.groupId());
        register.remove(group);
    }

    public SimulatedGroup withName(String groupName) {
        return register.withName(groupName).orElseThrow(RamError::noSuchGroup);
    }

    public Optional<SimulatedGroup> findById(String groupId) {
        return register.withId(groupId);
    }

    public Page<SimulatedGroup> page(PageRequest request) {
        return register.page(group -> true, request);
    }

    public int count() {
        return register.count();
    }

    public Optional<SimulatedGroup> findByName(String groupName) {
        return register.withName(groupName);
    }

    List<SimulatedGroup> all() {
        return register.all();
    }

    void clear() {
        register.clear();
    }
}
