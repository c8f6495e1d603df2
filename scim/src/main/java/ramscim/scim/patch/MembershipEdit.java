package ramscim.scim.patch;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceId;

/**
 * The members of a group while a request changes them. Who is a member already is asked only if an operation cannot do
 * without: adding one to a group of thousands reads none of them.
 */
public final class MembershipEdit {
    private final Supplier<Set<ResourceId>> present;
    private final Map<ResourceId, Membership> changes = new LinkedHashMap<>();
    private final Set<ResourceId> unnamed = new HashSet<>();
    private @Nullable Set<ResourceId> loaded;

    public MembershipEdit(Supplier<Set<ResourceId>> present) {
        this.present = present;
    }

    public void add(Collection<ResourceId> users) {
        users.forEach(user -> change(user, Membership.JOINED));
    }

    public void remove(Collection<ResourceId> users) {
        users.forEach(user -> change(user, Membership.LEFT));
    }

    private void change(ResourceId user, Membership membership) {
        changes.put(user, membership);
        unnamed.remove(user);
    }

    void removeAll() {
        for (ResourceId user : members()) {
            changes.put(user, Membership.LEFT);
            unnamed.add(user);
        }
    }

    /** Exactly these are members from now on. */
    public void replace(Collection<ResourceId> users) {
        removeAll();
        add(users);
    }

    /** Takes back that those leave whom no operation named: who should have stayed cannot be told. */
    void keepUnnamed() {
        changes.keySet().removeAll(unnamed);
        unnamed.clear();
    }

    /** The members as the operations so far leave them. */
    public Set<ResourceId> members() {
        Set<ResourceId> base = loaded;
        if (base == null) {
            base = present.get();
            loaded = base;
        }
        Set<ResourceId> members = new HashSet<>(base);
        changes.forEach((user, membership) -> {
            if (membership == Membership.JOINED) {
                members.add(user);
            } else {
                members.remove(user);
            }
        });
        return members;
    }

    public Map<ResourceId, Membership> changes() {
        return Map.copyOf(changes);
    }
}
