package ramscim.server.traffic;

import com.unboundid.scim2.common.messages.ErrorResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import ramscim.scim.error.HttpStatusDetails;
import ramscim.server.origin.ScimTarget;
import ramscim.server.scim.error.AnsweredError;
import ramscim.server.scim.error.AnsweredPart;
import ramscim.server.security.SignedInToken;

/** How far providers have come that are being set up, and what was refused last. */
public final class Arrivals {
    private static final String BEARER = "Bearer ";

    private final Milestones milestones;
    private final RefusedRequests refused;
    private final Strangers strangers;
    private final Clock clock;

    Arrivals(Milestones milestones, RefusedRequests refused, Strangers strangers, Clock clock) {
        this.milestones = milestones;
        this.refused = refused;
        this.strangers = strangers;
        this.clock = clock;
    }

    /** What the provider with this token came to, and when first. */
    public Map<Milestone, Instant> milestones(String token) {
        return milestones.of(token);
    }

    /** Null if nothing was refused yet. */
    public @Nullable RefusedRequest lastRefused(String token) {
        return refused.last(token);
    }

    /** Who had no valid token, the latest first; of each kind the last one. */
    public List<TurnedAway> turnedAway() {
        return strangers.all();
    }

    /** A request below {@code /scim} was answered. */
    void answered(HttpServletRequest request, int status) {
        String token = SignedInToken.nameOf(request);
        if (token == null) {
            if (status == 401) {
                strangers.turnedAway(kind(request), request.getRemoteAddr());
            }
            return;
        }
        String endpoint =
                ScimTarget.of(request.getRequestURI()).map(ScimTarget::endpoint).orElse(RefusedRequest.NOWHERE);
        milestones.reached(token, Milestone.REQUEST);
        AnsweredPart part = AnsweredPart.of(request);
        if (isRefusal(request.getMethod(), endpoint, status)) {
            refused.add(refused(token, endpoint, request, status));
        } else if (part != null) {
            refusedPart(token, request, part);
        } else if (status == 200 && isRead(request.getMethod(), endpoint)) {
            milestones.reached(token, Milestone.LOOKUP);
        }
    }

    private static TurnedAway.Kind kind(HttpServletRequest request) {
        if (!hasToken(request)) {
            return TurnedAway.Kind.NO_TOKEN;
        }
        return SignedInToken.isMissing(request) ? TurnedAway.Kind.UNKNOWN_TOKEN : TurnedAway.Kind.FORMER_TOKEN;
    }

    /** Whether a request says that it is from somebody who has a token, of whatever server. */
    static boolean hasToken(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** Looking for what is not there is none, unless nothing ever can be there; what is put off comes again. */
    private static boolean isRefusal(String method, String endpoint, int status) {
        return switch (ScimOutcome.of(method, status)) {
            case DONE -> status == 404 && endpoint.equals(RefusedRequest.NOWHERE);
            case LATER -> false;
            case REFUSED, UNAUTHORIZED, FAILED -> true;
        };
    }

    private static boolean isRead(String method, String endpoint) {
        return method.equals("GET") && !endpoint.equals(RefusedRequest.NOWHERE) || endpoint.equals(".search");
    }

    private RefusedRequest refused(String token, String endpoint, HttpServletRequest request, int status) {
        ErrorResponse error = AnsweredError.of(request);
        String detail = error == null ? null : error.getDetail();
        if (error == null && status == 403) {
            detail = "The token's scope does not allow this.";
        }
        return new RefusedRequest(
                token,
                clock.instant(),
                request.getRemoteAddr(),
                request.getMethod(),
                endpoint,
                status,
                error == null ? null : error.getScimType(),
                Objects.requireNonNullElseGet(detail, () -> HttpStatusDetails.of(status)));
    }

    private void refusedPart(String token, HttpServletRequest request, AnsweredPart part) {
        ErrorResponse error = part.error();
        if (isRefusal(part.method(), part.endpoint(), error.getStatus())) {
            refused.add(new RefusedRequest(
                    token,
                    clock.instant(),
                    request.getRemoteAddr(),
                    part.method(),
                    part.endpoint(),
                    error.getStatus(),
                    error.getScimType(),
                    Objects.requireNonNullElseGet(error.getDetail(), () -> HttpStatusDetails.of(error.getStatus()))));
        }
    }

    /** A request with some token went to an address that only looks like one of SCIM. */
    void lost(HttpServletRequest request) {
        strangers.turnedAway(TurnedAway.Kind.WRONG_ADDRESS, request.getRemoteAddr());
    }
}
