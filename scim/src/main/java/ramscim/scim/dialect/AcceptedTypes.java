package ramscim.scim.dialect;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code Accept} headers in whatever case (RFC 9110, section 8.3.1), with a charset that JSON does not have (RFC 8259,
 * section 8.1), or with a suffix for a whole family: {@code application/*+json}, as Spring's clients send it.
 */
public final class AcceptedTypes {
    private AcceptedTypes() {}

    /** The same types in lower case, with their weights and no other parameter. */
    public static String canonical(String header) {
        return Arrays.stream(header.split(",", -1))
                .map(AcceptedTypes::canonicalType)
                .collect(Collectors.joining(","));
    }

    private static String canonicalType(String range) {
        String[] parts = range.split(";", -1);
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        String known = type.equals("application/*+json") ? "application/scim+json" : type;
        return Arrays.stream(parts)
                .skip(1)
                .map(parameter -> parameter.strip().toLowerCase(Locale.ROOT))
                .filter(parameter -> parameter.startsWith("q="))
                .findFirst()
                .map(weight -> known + ";" + weight)
                .orElse(known);
    }
}
