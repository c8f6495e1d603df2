package ramscim.server.scim.error;

import com.unboundid.scim2.common.utils.ApiConstants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import ramscim.scim.error.ScimErrors;

/** SCIM errors of the layers around the endpoint: security, the servlet container. */
public final class ScimErrorResponses {
    static final String BASE = "/scim";

    private ScimErrorResponses() {}

    /** Whether a request is for SCIM, so that its errors have to be SCIM's. */
    public static boolean isScim(HttpServletRequest request) {
        return isScim(request.getRequestURI());
    }

    /** The same by the path. */
    public static boolean isScim(@Nullable String path) {
        return path != null && (path.equals(BASE) || path.startsWith(BASE + "/"));
    }

    public static void write(HttpServletResponse response, int status, String detail) throws IOException {
        byte[] body = ScimErrors.json(status, detail).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(ApiConstants.MEDIA_TYPE_SCIM);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
