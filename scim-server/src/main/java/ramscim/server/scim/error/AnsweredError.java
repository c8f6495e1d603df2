package ramscim.server.scim.error;

import com.unboundid.scim2.common.messages.ErrorResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Which SCIM error the endpoint answered with, for those who see the request from outside of it. */
public final class AnsweredError implements ContainerResponseFilter {
    private static final String ATTRIBUTE = AnsweredError.class.getName();

    /** Jersey's properties of a request are the servlet's attributes. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ErrorResponse error) {
            request.setProperty(ATTRIBUTE, error);
        }
    }

    /** Null if it did not come to the endpoint, or the endpoint answered with something else. */
    public static @Nullable ErrorResponse of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ErrorResponse error ? error : null;
    }
}
