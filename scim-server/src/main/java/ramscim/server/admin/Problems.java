package ramscim.server.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Problem details (RFC 9457) of what security refuses before anything else sees the request. */
final class Problems {
    private Problems() {}

    /** @param detail without characters that JSON would escape */
    static void write(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write("{\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status, detail)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** @param local whether a password is taken, too */
    static AuthenticationEntryPoint signInFirst(boolean local) {
        return (request, response, failure) -> {
            if (failure instanceof TooManyTriesException tooMany) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
                write(response, 429, String.valueOf(tooMany.getMessage()));
            } else {
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"admin\"");
                if (local) {
                    response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"admin\", charset=\"UTF-8\"");
                }
                write(response, 401, "Sign in with the token of a service account.");
            }
        };
    }

    static AccessDeniedHandler denied(SignInEvents events) {
        return (request, response, denied) -> {
            events.denied(request, denied);
            write(response, 403, "This needs a role that you do not have, or a CSRF token.");
        };
    }
}
