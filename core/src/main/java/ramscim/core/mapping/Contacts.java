package ramscim.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.UserProfile;
import ramscim.core.resource.ScimAttributes;

/**
 * How RAM's user can be reached. The standard's formats of these are recommendations (RFC 7643, section 4.1.2), and a
 * provider's directory has remarks in them: what RAM cannot have does not cost a person their account.
 */
public final class Contacts {
    private final AccountSite site;
    private final String phoneRegion;
    private final UserExpressions expressions;
    private final boolean strict;

    /**
     * @param phoneRegion ISO 3166 code of the country that a phone number without country code belongs to
     * @param strict whether what RAM cannot have refuses the person
     */
    public Contacts(AccountSite site, String phoneRegion, UserExpressions expressions, boolean strict) {
        this.site = site;
        this.phoneRegion = phoneRegion;
        this.expressions = expressions;
        this.strict = strict;
    }

    /** What RAM's user gets. */
    record Reached(@Nullable String email, @Nullable String mobilePhone, List<LeftOut> leftOut) {
        Reached {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * What of a person RAM's user is without.
     *
     * @return empty as well if the mapping does not work for the person, who is refused then
     */
    public List<LeftOut> leftOut(ScimAttributes user) {
        try {
            return strict ? List.of() : of(expressions.of(user)).leftOut();
        } catch (InvalidAttributeException refused) {
            return List.of();
        }
    }

    /** @throws InvalidAttributeException if RAM cannot have a value, and that refuses the person */
    Reached of(UserExpressions.Evaluation fields) {
        if (site == AccountSite.INTERNATIONAL) {
            return new Reached(null, null, List.of());
        }
        List<LeftOut> leftOut = new ArrayList<>();
        String email = fitting(RamField.EMAIL, fields, Contacts::email, leftOut);
        String phone = fitting(RamField.MOBILE_PHONE, fields, this::mobilePhone, leftOut);
        return new Reached(email, phone, leftOut);
    }

    private @Nullable String fitting(
            RamField field, UserExpressions.Evaluation fields, UnaryOperator<String> rule, List<LeftOut> leftOut) {
        String value = fields.field(field).strip();
        if (value.isEmpty()) {
            return null;
        }
        try {
            return rule.apply(value);
        } catch (RuleViolation violation) {
            if (strict) {
                throw new InvalidAttributeException(field.attribute(), violation.rule());
            }
            leftOut.add(new LeftOut(field.attribute(), value, violation.rule()));
            return null;
        }
    }

    private static String email(String text) {
        UserProfile.checkEmail(text);
        return text;
    }

    private String mobilePhone(String text) {
        String phone = MobilePhone.toRam(text, phoneRegion);
        if (phone == null) {
            throw new RuleViolation(
                    "must be a phone number that can be written as <country code>-<number>, for example +86 138 0000 0000");
        }
        return phone;
    }
}
