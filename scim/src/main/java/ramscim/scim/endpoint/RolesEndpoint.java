package ramscim.scim.endpoint;

import jakarta.ws.rs.Path;
import ramscim.scim.schema.OfferKind;
import ramscim.scim.schema.OfferSchemas;

/** {@code /Roles}. */
@Path("Roles")
public final class RolesEndpoint extends OffersEndpoint {
    RolesEndpoint(Offers offers, OfferSchemas schemas, ScimLimits limits) {
        super(OfferKind.ROLE, offers, schemas, limits);
    }
}
