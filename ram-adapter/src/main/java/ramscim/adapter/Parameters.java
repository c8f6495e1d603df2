package ramscim.adapter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.UserPrincipalName;

/** The parameters of one call in the making; lists are flattened to {@code Name.1}, {@code Name.2}, ... */
final class Parameters {
    private final Map<String, String> values = new LinkedHashMap<>();

    static Parameters none() {
        return new Parameters();
    }

    static Parameters of(String name, String value) {
        return none().with(name, value);
    }

    /** Those of a call about a user who is addressed by logon name. */
    static Parameters ofUser(UserPrincipalName user) {
        return of("UserPrincipalName", user.toString());
    }

    /** Sends the value if there is one. */
    Parameters with(String name, @Nullable Boolean value) {
        return with(name, value == null ? null : value.toString());
    }

    /** Sends the value, an empty one too; {@code null} is not sent. */
    Parameters with(String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    Parameters withEach(String name, Collection<String> list) {
        int n = 0;
        for (String value : list) {
            values.put(name + "." + ++n, value);
        }
        return this;
    }

    Parameters withTags(Map<String, String> tags) {
        int n = 0;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            n++;
            values.put("Tag." + n + ".Key", tag.getKey());
            values.put("Tag." + n + ".Value", tag.getValue());
        }
        return this;
    }

    Map<String, String> values() {
        return values;
    }
}
