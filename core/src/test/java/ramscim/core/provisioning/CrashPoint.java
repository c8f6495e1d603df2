package ramscim.core.provisioning;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Kills the process after a number of calls to its store and to RAM: the last of them has its effect, and nothing happens any more.
 */
final class CrashPoint {
    private int callsLeft;
    private boolean reached;

    CrashPoint(int calls) {
        this.callsLeft = calls;
    }

    /** The end of the process; nobody catches it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        private Crash() {
            super("killed");
        }
    }

    /** Whether it was, so that the process is dead. */
    boolean isReached() {
        return reached;
    }

    /** The same port, as the process that will be killed sees it. */
    <T> T guard(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            if (callsLeft == 0) {
                reached = true;
                throw new Crash();
            }
            callsLeft--;
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
