package ramscim.simulator.sandbox;

import java.io.PrintStream;
import java.util.Locale;

/** One line for each stage, with the seconds since the start. */
public final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void reached(String stage) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, stage));
    }
}
