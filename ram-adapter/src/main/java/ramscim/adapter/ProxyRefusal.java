package ramscim.adapter;

import java.net.ConnectException;

/** The proxy did not let a request through, so nothing of it was sent to Alibaba Cloud. */
final class ProxyRefusal extends ConnectException {
    private static final long serialVersionUID = 1L;

    private static final int PASSWORD_NEEDED = 407;

    ProxyRefusal(ProxyServer proxy, int status) {
        super(status == PASSWORD_NEEDED ? unauthenticated(proxy) : "the proxy %s answered %d".formatted(proxy, status));
    }

    private static String unauthenticated(ProxyServer proxy) {
        return proxy.credentials() == null
                ? "the proxy %s asks for a user and a password".formatted(proxy)
                : "the proxy %s does not take the user and the password that are set".formatted(proxy);
    }
}
