package ramscim.server.origin;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where whoever sent the request that is served finds this server: behind every proxy that is believed. */
public final class PublicAddress {
    private PublicAddress() {}

    /** Without a slash behind it. */
    public static String root() {
        Object prefix = RequestContextHolder.currentRequestAttributes()
                .getAttribute(PublicPrefix.NAME, RequestAttributes.SCOPE_REQUEST);
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + PublicPrefix.of(prefix);
    }

    /** That of the token endpoint. */
    public static String tokenEndpoint() {
        return root() + "/oauth2/token";
    }
}
