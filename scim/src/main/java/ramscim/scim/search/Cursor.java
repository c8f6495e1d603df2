package ramscim.scim.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/**
 * A place in a list that stays the same while the list grows (RFC 9865).
 *
 * @param query what was searched for, so that the cursor of one list is not taken for another's
 * @param position of the resource that stands before the place
 * @param sortKey of that resource, if the list is sorted and it has one
 */
public record Cursor(String query, long position, @Nullable String sortKey) {
    private static final String SEPARATOR = ":";

    /** @throws ScimRequestException {@code invalidCursor} if it is none, or one of another search */
    public static Cursor parse(String text, String query) {
        Cursor cursor = decode(text);
        if (!cursor.query.equals(query)) {
            throw invalid("The cursor was made for another filter or order.");
        }
        return cursor;
    }

    private static Cursor decode(String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 4);
            boolean hasKey = parts[2].equals("1");
            return new Cursor(parts[0], Long.parseLong(parts[1]), hasKey ? parts[3] : null);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw invalid("The cursor is none that this service made.");
        }
    }

    private static ScimRequestException invalid(String detail) {
        return new ScimRequestException(ScimProblem.INVALID_CURSOR, detail);
    }

    /** The cursor as a client sees it; opaque, and safe in a URI. */
    @Override
    public String toString() {
        String raw = String.join(
                SEPARATOR, query, Long.toString(position), sortKey == null ? "0" : "1", sortKey == null ? "" : sortKey);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw.getBytes(StandardCharsets.UTF_8));
    }
}
