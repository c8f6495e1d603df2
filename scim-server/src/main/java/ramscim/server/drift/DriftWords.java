package ramscim.server.drift;

import ramscim.core.reconcile.Drift;

/**
 * How a class is called, and what it means.
 *
 * @param few after a number
 * @param style how bad it is: green, amber, red or grey
 */
record DriftWords(String title, String few, String meaning, String style) {
    static DriftWords of(Drift drift) {
        return switch (drift) {
            case IN_SYNC ->
                new DriftWords("As it shall be", "as they shall be", "RAM has what was confirmed.", "green");
            case NOT_JUDGED ->
                new DriftWords(
                        "Not judged",
                        "not judged",
                        "A change is under way, or the provider has not told everything yet since the store was rebuilt.",
                        "grey");
            case CHANGED_OUTSIDE ->
                new DriftWords(
                        "Changed outside",
                        "changed outside",
                        "Somebody else changed it in RAM. Repairing writes back what the identity provider wants.",
                        "amber");
            case ACCESS_WHILE_DISABLED ->
                new DriftWords(
                        "Disabled, and can get in",
                        "disabled who can get in",
                        "The person is disabled, and somebody made or turned on a key or a login profile. Repairing turns it off.",
                        "red");
            case FROZEN ->
                new DriftWords(
                        "Frozen by Alibaba Cloud",
                        "frozen by Alibaba Cloud",
                        "RAM lists the user as frozen. The bridge neither does that nor can undo it: ask Alibaba Cloud.",
                        "red");
            case MISSING ->
                new DriftWords("Missing", "missing", "Somebody deleted it in RAM. Repairing makes it anew.", "amber");
            case IN_RECYCLE_BIN ->
                new DriftWords(
                        "In the recycle bin",
                        "in the recycle bin",
                        "Somebody deleted it in RAM, and RAM still has it. Repairing brings it back with its old id.",
                        "amber");
            case TAKEN ->
                new DriftWords(
                        "Another's by now",
                        "another's by now",
                        "In RAM its marks name another owner, or another has its name. The bridge leaves it alone.",
                        "red");
            case UNMANAGED ->
                new DriftWords(
                        "Unmanaged",
                        "unmanaged",
                        "Made by hand or by another tool. The bridge leaves it alone; it can be adopted.",
                        "grey");
            case ORPHANED ->
                new DriftWords(
                        "Of another bridge, or lost",
                        "of another bridge or lost",
                        "It carries the mark of a bridge, and this store does not know it. The bridge leaves it alone.",
                        "grey");
        };
    }
}
