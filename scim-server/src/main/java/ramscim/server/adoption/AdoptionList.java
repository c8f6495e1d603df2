package ramscim.server.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import ramscim.server.table.Csv;

/**
 * Reads whom an administrator lists: the first column of a table, with or without a header; nothing else of it counts.
 */
final class AdoptionList {
    private static final Set<String> HEADERS =
            Set.of("userprincipalname", "user_principal_name", "upn", "userid", "user_id", "logon name");

    /** No name and no id has one, so lines with another separator than the first are read as well. */
    private static final Pattern SEPARATOR = Pattern.compile("[,;\\t]");

    private AdoptionList() {}

    /** @param number from 1 */
    record Line(long number, String text) {}

    static List<Line> read(String csv) {
        List<Line> lines = new ArrayList<>();
        for (Csv.Row row : Csv.read(csv)) {
            String text = SEPARATOR.split(row.first(), 2)[0].strip();
            boolean isHeader = lines.isEmpty() && HEADERS.contains(text.toLowerCase(Locale.ROOT));
            if (!text.isEmpty() && !isHeader) {
                lines.add(new Line(row.number(), text));
            }
        }
        return lines;
    }
}
