package ramscim.server.scim.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import ramscim.scim.error.HttpStatusDetails;

/** Errors that reach the servlet container's error page. */
@Controller
final class ScimErrorController implements ErrorController {
    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (ScimErrorResponses.isScim(path == null ? null : path.toString())) {
            ScimErrorResponses.write(response, status, HttpStatusDetails.of(status));
        } else {
            response.setStatus(status);
        }
    }
}
