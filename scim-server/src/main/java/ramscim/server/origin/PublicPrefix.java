package ramscim.server.origin;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** What proxies before this server took away from the beginning of a request's path. */
public final class PublicPrefix {
    /** The name of the request's attribute. */
    public static final String NAME = PublicPrefix.class.getName();

    private PublicPrefix() {}

    public static void remember(ServletRequest request, String prefix) {
        request.setAttribute(NAME, prefix);
    }

    /** Of the attribute's value: empty, or with a slash before it and none behind. */
    public static String of(@Nullable Object attribute) {
        return attribute == null ? "" : attribute.toString();
    }
}
