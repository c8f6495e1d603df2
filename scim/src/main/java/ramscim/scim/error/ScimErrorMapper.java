package ramscim.scim.error;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns whatever a SCIM endpoint fails with into a SCIM error. */
@Provider
public final class ScimErrorMapper implements ExceptionMapper<Throwable> {
    private final ErrorAnswers answers;

    @Context
    private @Nullable HttpHeaders headers;

    public ScimErrorMapper(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Response toResponse(Throwable failure) {
        List<MediaType> acceptable = headers == null ? List.of() : headers.getAcceptableMediaTypes();
        return answers.response(failure, acceptable);
    }
}
