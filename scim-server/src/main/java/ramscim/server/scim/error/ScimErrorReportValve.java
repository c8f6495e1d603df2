package ramscim.server.scim.error;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Tomcat's own errors: what it refuses before any servlet sees it. They are SCIM errors under the SCIM path, and have no body elsewhere. */
public final class ScimErrorReportValve extends ErrorReportValve {
    public ScimErrorReportValve() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        boolean unanswered = status >= 400 && response.getContentWritten() == 0 && response.setErrorReported();
        if (!unanswered
                || !ScimErrorResponses.isScim(
                        request.getDecodedRequestURI() == null
                                ? request.getRequestURI()
                                : request.getDecodedRequestURI())) {
            return;
        }
        try {
            ScimErrorResponses.write(response.getResponse(), status, HttpStatusDetails.of(status));
            response.finishResponse();
        } catch (IOException clientGone) {
            // There is nobody to tell.
        }
    }
}
