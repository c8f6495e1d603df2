package ramscim.server.livecheck;

import java.util.List;

/**
 * A refusal that was asked for.
 *
 * @param expected the codes that the documents and the simulator know for it; {@code success} where it is none
 * @param answered the code that came
 */
record Provoked(String situation, String operation, List<String> expected, String answered) {
    /** What stands for a code where RAM did what was asked. */
    static final String SUCCESS = "success";

    Provoked {
        expected = List.copyOf(expected);
    }

    boolean isAsExpected() {
        return expected.contains(answered);
    }
}
