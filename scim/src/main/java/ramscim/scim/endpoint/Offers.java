package ramscim.scim.endpoint;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.scim.schema.OfferKind;

/** What users can be given. Asking costs no call to RAM. */
public interface Offers {
    /** Nothing is offered, and clients are not told that anything could be. */
    Offers NONE = new Offers() {
        @Override
        public Set<OfferKind> kinds() {
            return Set.of();
        }

        @Override
        public List<Offer> all(OfferKind kind) {
            return List.of();
        }

        @Override
        public @Nullable Offer find(OfferKind kind, String value) {
            return null;
        }
    };

    /** Of which there can be any at all; of others clients are not told. */
    Set<OfferKind> kinds();

    List<Offer> all(OfferKind kind);

    /** The one that a user's value means, in whatever case; null if it is none. */
    @Nullable Offer find(OfferKind kind, String value);
}
