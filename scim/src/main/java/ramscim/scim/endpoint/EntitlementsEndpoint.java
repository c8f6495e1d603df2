package ramscim.scim.endpoint;

import jakarta.ws.rs.Path;
import ramscim.scim.schema.OfferKind;
import ramscim.scim.schema.OfferSchemas;

/** {@code /Entitlements}. */
@Path("Entitlements")
public final class EntitlementsEndpoint extends OffersEndpoint {
    EntitlementsEndpoint(Offers offers, OfferSchemas schemas, ScimLimits limits) {
        super(OfferKind.ENTITLEMENT, offers, schemas, limits);
    }
}
