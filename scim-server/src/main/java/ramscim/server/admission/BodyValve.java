package ramscim.server.admission;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.util.unit.DataSize;
import ramscim.server.scim.error.ScimErrorResponses;

/**
 * Bounds what bodies of requests cost, whoever reads them: how large they are, how long they take, and how many
 * requests wait for them at once. Tomcat itself bounds the wait for the next byte only, and waits for bodies that
 * nobody wants after the answer, too.
 */
final class BodyValve extends ValveBase {
    /** Forms are read before it is known who sent them. */
    static final int LARGEST_FORM = 8 * 1024;

    private static final int MOST_FORMS = 20;
    private static final int MOST_LEFT_OVERS = 20;
    private static final long LARGEST_LEFT_OVER = 4L * 1024 * 1024;
    private static final Duration LEFT_OVER_TIMEOUT = Duration.ofSeconds(1);
    private static final String TRY_AGAIN = "2";

    private final Duration timeout;
    private final long largest;
    private final BodyBudget budget;
    private final Semaphore forms = new Semaphore(MOST_FORMS);
    private final BodyBudget formBudget =
            new BodyBudget(MOST_FORMS, DataSize.ofBytes((long) MOST_FORMS * LARGEST_FORM));
    private final Semaphore leftOvers = new Semaphore(MOST_LEFT_OVERS);

    /** @param largest body in bytes; what reads SCIM bodies has a limit of its own, and says so */
    BodyValve(RequestProperties properties, long largest) {
        super(true);
        this.timeout = properties.bodyTimeout();
        this.largest = largest;
        this.budget = new BodyBudget(properties.slowReaders(), properties.bodiesInFlight());
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!hasBody(request)) {
            getNext().invoke(request, response);
        } else if (isForm(request) && !isSignedIn(request)) {
            form(request, response);
        } else {
            answer(request, response, new BoundedInput(input(request), largest, timeout, budget));
        }
    }

    private void form(Request request, Response response) throws IOException, ServletException {
        if (request.getContentLengthLong() > LARGEST_FORM) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (!forms.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, TRY_AGAIN);
            refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            try {
                answer(request, response, new BoundedInput(input(request), LARGEST_FORM, timeout, formBudget));
            } finally {
                forms.release();
            }
        }
    }

    private void answer(Request request, Response response, BoundedInput bounded) throws IOException, ServletException {
        InputBuffer whole = input(request);
        request.getCoyoteRequest().setInputBuffer(bounded);
        try (bounded) {
            getNext().invoke(request, response);
        } finally {
            request.getCoyoteRequest().setInputBuffer(whole);
        }
        if (bounded.isTooSlow()) {
            LeftOver.of(request).giveUp(response);
        } else {
            LeftOver.of(request).finish(response, leftOvers, LARGEST_LEFT_OVER, LEFT_OVER_TIMEOUT);
        }
    }

    private static InputBuffer input(Request request) {
        return request.getCoyoteRequest().getInputBuffer();
    }

    private static boolean hasBody(Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isForm(Request request) {
        String type = request.getContentType();
        return type != null
                && !ScimErrorResponses.isScim(request.getDecodedRequestURI())
                && type.strip().toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static boolean isSignedIn(Request request) {
        Session session = request.getContext() == null ? null : request.getSessionInternal(false);
        return session != null
                && session.getSession().getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        != null;
    }

    private static void refuse(Request request, Response response, int status) throws IOException {
        response.setStatus(status);
        LeftOver.of(request).giveUp(response);
    }
}
