package ramscim.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** The SCIM-SDK behind a servlet of an embedded Tomcat; the argument is the port. */
public final class SdkPeer {
    private SdkPeer() {}

    public static void main(String[] arguments) throws LifecycleException {
        ServiceProvider features = ServiceProvider.builder()
                .filterConfig(
                        FilterConfig.builder().supported(true).maxResults(200).build())
                .patchConfig(PatchConfig.builder().supported(true).build())
                .build();
        ResourceEndpoint endpoint = new ResourceEndpoint(features, new UserEndpointDefinition(new SdkUsers()));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setPort(Integer.parseInt(arguments[0]));
        tomcat.getConnector();
        org.apache.catalina.Context root = tomcat.addContext("", null);
        Tomcat.addServlet(root, "scim", new Door(endpoint));
        root.addServletMappingDecoded("/scim/v2/*", "scim");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static final class Door extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient ResourceEndpoint endpoint;

        Door(ResourceEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            Map<String, String> headers = Collections.list(request.getHeaderNames()).stream()
                    .collect(Collectors.toMap(name -> name, request::getHeader));
            ScimResponse answer = endpoint.handleRequest(
                    request.getRequestURL() + query,
                    HttpMethod.valueOf(request.getMethod()),
                    new String(request.getInputStream().readAllBytes(), UTF_8),
                    headers,
                    new Context(null));
            response.setStatus(answer.getHttpStatus());
            answer.getHttpHeaders().forEach(response::setHeader);
            response.getOutputStream().write(answer.toString().getBytes(UTF_8));
        }
    }
}
