package ramscim.server.admin;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What goes wrong under {@code /admin/api}, as RFC 9457 has it. */
@RestControllerAdvice(annotations = AdminApi.class)
final class ApiProblems extends ResponseEntityExceptionHandler {
    @ExceptionHandler(PageNotFoundException.class)
    ProblemDetail notFound(PageNotFoundException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(BadAdminRequestException.class)
    ProblemDetail badRequest(BadAdminRequestException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
}
