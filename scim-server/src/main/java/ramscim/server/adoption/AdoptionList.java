package ramscim.server.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import ramscim.server.table.Csv;

/**
 * Reads whom an administrator lists: the first column of a table, with or without a header; nothing else of it counts.
 */
final class AdoptionList {
    private static final Set<String> HEADERS =
            Set.of("userprincipalname", "user_principal_name", "upn", "userid", "user_id", "logon name");

    private AdoptionList() {}

    /** @param number from 1 */
    record Line(long number, String text) {}

    static List<Line> read(String csv) {
        List<Line> lines = new ArrayList<>();
        for (Csv.Row row : Csv.read(csv)) {
            String text = row.first().strip();
            boolean isHeader = lines.isEmpty() && HEADERS.contains(text.toLowerCase(Locale.ROOT));
            if (!text.isEmpty() && !isHeader) {
                lines.add(new Line(row.number(), text));
            }
        }
        return lines;
    }
}
