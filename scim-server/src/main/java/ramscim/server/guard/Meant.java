package ramscim.server.guard;

import java.util.List;
import ramscim.core.intent.HeldIntent;

/**
 * The changes that an administrator decides on.
 *
 * @param held those that are held still, as they were shown
 * @param shown how many were chosen of what was shown
 */
record Meant(List<HeldIntent> held, int shown) {
    static Meant of(List<HeldIntent> chosen) {
        return new Meant(List.copyOf(chosen), chosen.size());
    }
}
