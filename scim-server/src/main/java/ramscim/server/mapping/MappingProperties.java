package ramscim.server.mapping;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ramscim.core.mapping.RamField;

/**
 * An expression in CEL for each field of a RAM user; the defaults, and what expressions can use, are in core's {@code
 * mapping.properties}.
 *
 * @param tags an expression for each further tag
 * @param strict whether an e-mail address or phone number that RAM cannot have refuses the person
 */
@ConfigurationProperties("bridge.mapping")
record MappingProperties(
        String userPrincipalName,
        String displayName,
        String email,
        String mobilePhone,
        String comments,
        @DefaultValue Map<String, String> tags,
        @DefaultValue("false") boolean strict) {
    Map<RamField, String> fields() {
        Map<RamField, String> fields = new EnumMap<>(RamField.class);
        for (RamField field : RamField.values()) {
            fields.put(
                    field,
                    switch (field) {
                        case USER_PRINCIPAL_NAME -> userPrincipalName;
                        case DISPLAY_NAME -> displayName;
                        case EMAIL -> email;
                        case MOBILE_PHONE -> mobilePhone;
                        case COMMENTS -> comments;
                    });
        }
        return fields;
    }
}
