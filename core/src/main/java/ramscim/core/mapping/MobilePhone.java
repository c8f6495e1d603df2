package ramscim.core.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A phone number in whatever spelling, made into RAM's {@code <country code>-<number>}. */
final class MobilePhone {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** How many digits RAM takes behind the country code; the numbering plans of some countries have more. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 15;

    /** RAM's own spelling, which libphonenumber would take for a national number. */
    private static final Pattern RAM_SPELLING = Pattern.compile("([1-9][0-9]{0,2})-([0-9]{4,15})");

    private MobilePhone() {}

    /** The number as RAM takes it, or null if the text is none that it takes; {@code region} (ISO 3166) is where a number without country code is. */
    static @Nullable String toRam(String text, String region) {
        PhoneNumber number = parseRamSpelling(text.strip());
        if (number == null) {
            number = parse(text, region);
        }
        if (number == null || !isWhole(number)) {
            return null;
        }
        String national = NUMBERS.getNationalSignificantNumber(number);
        boolean fits = national.length() >= SHORTEST && national.length() <= LONGEST;
        return fits ? number.getCountryCode() + "-" + national : null;
    }

    /** An extension of an office, or what is dialled within a town, is a number that only some can call. */
    private static boolean isWhole(PhoneNumber number) {
        return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    private static @Nullable PhoneNumber parseRamSpelling(String text) {
        Matcher spelling = RAM_SPELLING.matcher(text);
        if (!spelling.matches()) {
            return null;
        }
        PhoneNumber number = parse("+" + spelling.group(1) + spelling.group(2), "ZZ");
        return number != null && NUMBERS.isPossibleNumber(number) ? number : null;
    }

    private static @Nullable PhoneNumber parse(String text, String region) {
        try {
            return NUMBERS.parse(text, region);
        } catch (NumberParseException notANumber) {
            return null;
        }
    }
}
