package ramscim.adapter;

import com.aliyuncs.exceptions.ClientException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.impl.execchain.RequestAbortedException;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;

/**
 * What it means that the SDK got no answer.
 *
 * <p>The SDK's messages hold the whole URL, so nothing of them is passed on and they do not become a cause; the class names of what
 * went wrong are harmless and say enough.
 */
final class LostCall {
    /** All of these happen before the first byte of the request is sent. */
    private static final List<Class<? extends Exception>> BEFORE_SENDING = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class,
            RequestAbortedException.class,
            InterruptedException.class);

    private LostCall() {}

    static RamException failure(RamOperation operation, String way, ClientException e) {
        if (causes(e).anyMatch(InterruptedException.class::isInstance)) {
            // The SDK swallows the interrupt.
            Thread.currentThread().interrupt();
        }
        RamException failure = wasSent(e) ? unanswered(operation, e) : unreachable(operation, way, e);
        return failure.during(operation.action());
    }

    private static boolean wasSent(ClientException e) {
        return causes(e).noneMatch(cause -> BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(cause)));
    }

    private static RamException unanswered(RamOperation operation, ClientException e) {
        Reason reason = operation.isWrite() ? Reason.AMBIGUOUS : Reason.UNAVAILABLE;
        return RamException.unanswered(
                reason, code(e), "%s was sent and got no answer (%s)".formatted(operation.action(), kind(e)));
    }

    private static RamException unreachable(RamOperation operation, String way, ClientException e) {
        return RamException.unanswered(
                Reason.UNAVAILABLE,
                code(e),
                "%s was not sent, %s could not be reached (%s)".formatted(operation.action(), way, kind(e)));
    }

    private static String code(ClientException e) {
        String code = e.getErrCode();
        return code != null && code.startsWith("SDK.") ? code : "SDK.Failure";
    }

    private static String kind(ClientException e) {
        Throwable cause = causes(e).reduce((outer, inner) -> inner).orElse(e);
        return cause instanceof ProxyRefusal
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName();
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
