package ramscim.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.Sought;
import ramscim.core.store.Sought.Comparison;

/** What is sought, as SQL over {@code resource r}. */
final class SoughtCondition {
    private final Map<String, Object> parameters = new HashMap<>();

    private SoughtCondition() {}

    static Condition of(Sought sought) {
        SoughtCondition condition = new SoughtCondition();
        String sql = condition.sql(sought);
        return new Condition(sql, condition.parameters);
    }

    private String sql(Sought sought) {
        if (sought instanceof Sought.AllOf it) {
            return joined(it.all(), " and ", "1 = 1");
        }
        if (sought instanceof Sought.AnyOf it) {
            return joined(it.any(), " or ", "1 = 0");
        }
        if (sought instanceof Sought.OfTypes it) {
            return "r.type in ("
                    + it.types().stream().map(type -> "'" + type.name() + "'").collect(Collectors.joining(", ")) + ")";
        }
        if (sought instanceof Sought.OneOf it) {
            return it.ids().isEmpty()
                    ? "1 = 0"
                    : "r.id in ("
                            + bound(it.ids().stream().map(ResourceId::toString).toList()) + ")";
        }
        if (sought instanceof Sought.Active it) {
            return "r.active = " + (it.active() ? 1 : 0);
        }
        if (sought instanceof Sought.Modified it) {
            return "r.last_modified " + operator(it.comparison()) + " "
                    + bound(it.instant().toEpochMilli());
        }
        return having((Sought.Having) sought);
    }

    private String joined(List<Sought> parts, String by, String none) {
        return parts.isEmpty() ? none : parts.stream().map(this::sql).collect(Collectors.joining(by, "(", ")"));
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
        };
    }

    private String having(Sought.Having sought) {
        if (sought.value().indexOf('\0') >= 0) {
            // No resource may have one, and PostgreSQL takes none.
            return "1 = 0";
        }
        String value = bound(asWritten(sought));
        return switch (sought.key()) {
            case ID -> "r.id = " + value;
            case USER_NAME -> "r.user_name = " + value;
            case DISPLAY_NAME -> "r.display_name = " + value;
            case EXTERNAL_ID -> "r.external_id = " + value;
            case MEMBER -> "r.id in (select group_id from membership where user_id = " + value + ")";
            case ENTITLEMENT -> given(GivenValues.ENTITLEMENTS, value);
            case ROLE -> given(GivenValues.ROLES, value);
            case GROUP -> "r.id in (select user_id from membership where group_id = " + value + ")";
        };
    }

    private static String asWritten(Sought.Having sought) {
        return switch (sought.key()) {
            case USER_NAME, DISPLAY_NAME -> String.valueOf(NameColumns.of(sought.value()));
            case ENTITLEMENT, ROLE -> GivenValues.key(sought.value());
            case ID, EXTERNAL_ID, MEMBER, GROUP -> sought.value();
        };
    }

    private static String given(String attribute, String value) {
        return "r.id in (select resource_id from given_value where attribute = '" + attribute + "' and value = " + value
                + ")";
    }

    private String bound(Object value) {
        String parameter = "f" + parameters.size();
        parameters.put(parameter, value);
        return ":" + parameter;
    }
}
