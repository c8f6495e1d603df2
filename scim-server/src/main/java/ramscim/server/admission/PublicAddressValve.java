package ramscim.server.admission;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import ramscim.server.origin.PublicPrefix;

/**
 * Makes every request one to the public address, so that no link and no redirect is built of what a client says of the
 * host.
 */
final class PublicAddressValve extends ValveBase {
    private final PublicAddress address;

    PublicAddressValve(PublicAddress address) {
        super(true);
        this.address = address;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.getCoyoteRequest().scheme().setString(address.scheme());
        request.getCoyoteRequest().serverName().setString(address.host());
        request.setServerPort(address.effectivePort());
        request.setSecure(address.isSecure());
        PublicPrefix.remember(request, "");
        getNext().invoke(request, response);
    }
}
