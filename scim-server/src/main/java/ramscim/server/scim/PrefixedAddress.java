package ramscim.server.scim;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.URI;
import ramscim.server.origin.PublicPrefix;

/**
 * Puts the path's prefix that a proxy took away before every address that is made; what the request asks for is found
 * without it.
 */
@PreMatching
@Priority(0)
final class PrefixedAddress implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String prefix = PublicPrefix.of(request.getProperty(PublicPrefix.NAME));
        if (!prefix.isEmpty()) {
            request.setRequestUri(
                    prefixed(request.getUriInfo().getBaseUri(), prefix),
                    prefixed(request.getUriInfo().getRequestUri(), prefix));
        }
    }

    private static URI prefixed(URI uri, String prefix) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + prefix + uri.getRawPath() + query);
    }
}
