package ramscim.server.admin;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import ramscim.scim.endpoint.BodyException;

/** What goes wrong under {@code /admin/api}, as RFC 9457 has it. */
@RestControllerAdvice(annotations = AdminApi.class)
final class ApiProblems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler(PageNotFoundException.class)
    ProblemDetail notFound(PageNotFoundException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(BodyException.class)
    ProblemDetail notRead(BodyException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(e.status()), "The request body is too large, too slow, or one of too many.");
    }

    /** The only place where it is logged. */
    @ExceptionHandler(Exception.class)
    ProblemDetail failed(Exception e) {
        LOG.error("A request to the admin API failed", e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "The bridge had an internal error; its log says more.");
    }

    /** Names what is wrong and what it may be, and never what stood there: that may be a secret. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, UnreadableBody.words(e.getCause()));
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    @ExceptionHandler(BadAdminRequestException.class)
    ProblemDetail badRequest(BadAdminRequestException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
}
