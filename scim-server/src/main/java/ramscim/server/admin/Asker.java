package ramscim.server.admin;

import org.springframework.security.core.context.SecurityContextHolder;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

/** Who asks for what this thread does, for another thread that carries it out. */
public record Asker(Caller caller, RequestSource source) {
    public static Asker current() {
        return new Asker(Caller.of(SecurityContextHolder.getContext().getAuthentication()), RequestSource.current());
    }

    public SecurityEvent did(SecurityEventKind kind, String detail) {
        return new SecurityEvent(kind, caller, source, detail);
    }
}
