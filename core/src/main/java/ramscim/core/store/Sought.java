package ramscim.core.store;

import java.time.Instant;
import java.util.List;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** Which confirmed resources are meant, as far as an index of the database can tell. */
public sealed interface Sought {
    /** Of these types. */
    record OfTypes(List<ResourceType> types) implements Sought {
        public OfTypes {
            types = List.copyOf(types);
        }
    }

    /** These. */
    record OneOf(List<ResourceId> ids) implements Sought {
        public OneOf {
            ids = List.copyOf(ids);
        }
    }

    /** With this value; an empty one, too, is one that a resource may have. */
    record Having(Key key, String value) implements Sought {}

    record Active(boolean active) implements Sought {}

    /** @param instant in whole milliseconds */
    record Modified(Comparison comparison, Instant instant) implements Sought {}

    /** @param all empty: any resource */
    record AllOf(List<Sought> all) implements Sought {
        public AllOf {
            all = List.copyOf(all);
        }
    }

    /** @param any empty: no resource */
    record AnyOf(List<Sought> any) implements Sought {
        public AnyOf {
            any = List.copyOf(any);
        }
    }

    /** By what a resource is found at once. */
    enum Key {
        ID,
        /** Case does not count. */
        USER_NAME,
        /** Case does not count. */
        DISPLAY_NAME,
        EXTERNAL_ID,
        /** The id of a user who is in the group. */
        MEMBER,
        /** The id of a group that the user is in. */
        GROUP,
        /** The value of one of the user's entitlements; case does not count. ASCII only: in other texts nobody agrees on what case is. */
        ENTITLEMENT,
        /** The value of one of the user's roles, likewise. */
        ROLE
    }

    enum Comparison {
        EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL
    }
}
