package ramscim.scim.endpoint;

import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions of resources as weak entity tags (RFC 7644, section 3.14). */
final class EntityTags {
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    private EntityTags() {}

    static String of(long version) {
        return "W/\"" + version + "\"";
    }

    /** What an {@code If-Match} header demands; anything if there is none. */
    static LongPredicate ifMatch(@Nullable String header) {
        return header == null ? version -> true : version -> names(header, version);
    }

    /** Whether an {@code If-None-Match} header says that the client has this version. */
    static boolean isKnown(@Nullable String ifNoneMatch, long version) {
        return ifNoneMatch != null && names(ifNoneMatch, version);
    }

    /** Clients send the tag as they got it, without {@code W/}, or without quotes. */
    private static boolean names(String header, long version) {
        for (String tag : SEPARATOR.split(header.strip())) {
            String opaque = tag.startsWith("W/") ? tag.substring(2) : tag;
            if (opaque.equals("*") || opaque.replace("\"", "").equals(Long.toString(version))) {
                return true;
            }
        }
        return false;
    }
}
