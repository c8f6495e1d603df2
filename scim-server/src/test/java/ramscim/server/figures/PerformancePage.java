package ramscim.server.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code docs/performance.md}: each program of figures writes the section that is its own. */
final class PerformancePage {
    private static final Path FILE = Path.of("..", "docs", "performance.md");

    private PerformancePage() {}

    /** @param text what stands below the heading */
    static void write(String heading, String text) throws IOException {
        String page = Files.readString(FILE);
        String head = "## " + heading + "\n";
        int begin = page.indexOf(head);
        int next = begin < 0 ? -1 : page.indexOf("\n## ", begin + head.length());
        String before = begin < 0 ? page + "\n" : page.substring(0, begin);
        String after = next < 0 ? "" : page.substring(next);
        Files.writeString(FILE, before + head + "\n" + text.strip() + "\n" + after);
    }
}
