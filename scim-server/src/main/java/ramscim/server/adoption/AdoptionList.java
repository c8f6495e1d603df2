package ramscim.server.adoption;

import java.util.ArrayList;
import java.util.List;

/** Reads whom an administrator lists: the first column of a table (RFC 4180), with or without a header; nothing else of it counts. */
final class AdoptionList {
    private static final String HEADER = "(?i)(userprincipalname|user_principal_name|upn|userid|user_id|logon name)";

    private AdoptionList() {}

    /** @param number from 1 */
    record Line(int number, String text) {}

    static List<Line> read(String csv) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : csv.split("\\R", -1)) {
            number++;
            String text = firstCell(line.replace("\uFEFF", ""));
            boolean isHeader = lines.isEmpty() && text.matches(HEADER);
            if (!text.isEmpty() && !isHeader) {
                lines.add(new Line(number, text));
            }
        }
        return lines;
    }

    private static String firstCell(String line) {
        String text = line.strip();
        if (text.startsWith("\"")) {
            int end = text.indexOf('"', 1);
            return text.substring(1, end < 0 ? text.length() : end).strip();
        }
        return text.split("[,;\\t]", -1)[0].strip();
    }
}
