package ramscim.server.people;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: behind an entry or in front of it, whether that is still there or not; without an entry at the
 * list's beginning or end.
 *
 * @param name by which the list is ordered; null for the beginning or the end
 * @param id of the entry
 */
record Place(@Nullable String name, String id, boolean backwards) {
    static final Place BEGINNING = new Place(null, "", false);
    static final Place END = new Place(null, "", true);

    /** @param cursor as {@link #cursor} made it; what is none means the beginning */
    static Place of(@Nullable String after, @Nullable String before, boolean last) {
        if (last) {
            return END;
        }
        String cursor = after == null ? before : after;
        return cursor == null || cursor.isBlank() ? BEGINNING : read(cursor, after == null);
    }

    private static Place read(String cursor, boolean backwards) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            return end < 0 ? BEGINNING : new Place(text.substring(0, end), text.substring(end + 1), backwards);
        } catch (IllegalArgumentException e) {
            return BEGINNING;
        }
    }

    static String cursor(String name, String id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((name + "\n" + id).getBytes(StandardCharsets.UTF_8));
    }
}
