package ramscim.server.admission;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/** Ends connections with the answers that are given while the bridge stops (RFC 9112, section 9.6). */
final class LastAnswerValve extends ValveBase {
    private final Draining draining;

    LastAnswerValve(Draining draining) {
        super(true);
        this.draining = draining;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (draining.isUnderWay()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        getNext().invoke(request, response);
    }
}
