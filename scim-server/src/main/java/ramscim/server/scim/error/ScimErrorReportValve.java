package ramscim.server.scim.error;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import ramscim.scim.error.HttpStatusDetails;

/**
 * What Tomcat refuses before any servlet sees it: a SCIM error under the SCIM path, and nothing but a status elsewhere.
 */
public final class ScimErrorReportValve extends ErrorReportValve {
    public ScimErrorReportValve() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        boolean unanswered = status >= 400 && response.getContentWritten() == 0 && response.setErrorReported();
        if (!unanswered || !mayBeScim(request)) {
            return;
        }
        try {
            ScimErrorResponses.write(response.getResponse(), status, HttpStatusDetails.of(status));
            response.finishResponse();
        } catch (IOException clientGone) {
            // There is nobody to tell.
        }
    }

    /** A request line that cannot be read has no path; who sent it is most likely a SCIM client. */
    private static boolean mayBeScim(Request request) {
        String decoded = request.getDecodedRequestURI();
        String path = decoded == null ? request.getRequestURI() : decoded;
        return path == null || ScimErrorResponses.isScim(path);
    }
}
