package ramscim.server.admission;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import ramscim.server.scim.error.ScimErrorResponses;

/**
 * Takes many slashes in a SCIM path for one, before anybody has read the path: tenant URLs are written with a slash at
 * their end, and providers put another behind it. Elsewhere a path with many stays what can be read in two ways.
 */
final class SlashesValve extends ValveBase {
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    SlashesValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String sent = request.getRequestURI();
        if (sent != null && sent.contains("//")) {
            String single = SLASHES.matcher(sent).replaceAll("/");
            if (ScimErrorResponses.isScim(single)) {
                request.getCoyoteRequest().requestURI().setString(single);
            }
        }
        getNext().invoke(request, response);
    }
}
