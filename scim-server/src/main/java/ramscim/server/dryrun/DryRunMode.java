package ramscim.server.dryrun;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whether changes are only told: all of them by configuration, or those of a request that asks for it. */
public final class DryRunMode {
    public static final String HEADER = "X-Dry-Run";

    private final boolean always;

    public DryRunMode(boolean always) {
        this.always = always;
    }

    /** Whether nothing at all is changed. */
    public boolean isAlways() {
        return always;
    }

    /**
     * Whether the request that this thread serves shall change nothing. Who sends the header means it, unless it says
     * {@code false}.
     */
    public boolean isAsked() {
        String header = header();
        return always || (header != null && !header.strip().equalsIgnoreCase("false"));
    }

    private static @Nullable String header() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes served
                ? served.getRequest().getHeader(HEADER)
                : null;
    }
}
