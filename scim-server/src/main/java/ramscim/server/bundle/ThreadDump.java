package ramscim.server.bundle;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each thread is at. */
final class ThreadDump {
    private ThreadDump() {}

    static String text() {
        ThreadInfo[] threads = ManagementFactory.getThreadMXBean().dumpAllThreads(true, true);
        return Stream.of(threads).map(ThreadDump::text).collect(Collectors.joining("\n"));
    }

    /** Longer than {@link ThreadInfo#toString}, which ends after eight frames. */
    private static String text(ThreadInfo thread) {
        LockInfo lock = thread.getLockInfo();
        StringBuilder text = new StringBuilder()
                .append('"')
                .append(thread.getThreadName())
                .append("\" ")
                .append(thread.getThreadState())
                .append(lock == null ? "" : " on " + lock.getClassName())
                .append(thread.getLockOwnerName() == null ? "" : ", which \"" + thread.getLockOwnerName() + "\" has")
                .append('\n');
        for (StackTraceElement frame : thread.getStackTrace()) {
            text.append("    at ").append(frame).append('\n');
        }
        return text.toString();
    }
}
