package ramscim.scim.patch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A user of a few attributes, changed by plain assignments: the reference that patched resources are compared with.
 *
 * <p>Keys are {@code title}, {@code name.givenName}, {@code enterprise.department}; e-mail addresses are a list.
 */
final class PlainUser {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** One address; what it lacks is null. */
    record Email(
            @Nullable String value,
            @Nullable String type,
            @Nullable Boolean primary) {
        Email withValue(@Nullable String other) {
            return new Email(other, type, primary);
        }

        Email withType(@Nullable String other) {
            return new Email(value, other, primary);
        }

        Email withPrimary(@Nullable Boolean other) {
            return new Email(value, type, other);
        }

        /** What it says, the rest as it was. */
        Email updatedBy(Email changes) {
            return new Email(
                    changes.value == null ? value : changes.value,
                    changes.type == null ? type : changes.type,
                    changes.primary == null ? primary : changes.primary);
        }

        /** One address is there once for each type. */
        boolean isSameAs(Email other) {
            return value == null || other.value == null
                    ? equals(other)
                    : value.equalsIgnoreCase(other.value) && Objects.equals(type, other.type);
        }

        boolean isPrimary() {
            return Boolean.TRUE.equals(primary);
        }

        ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            if (value != null) {
                json.put("value", value);
            }
            if (type != null) {
                json.put("type", type);
            }
            if (primary != null) {
                json.put("primary", primary);
            }
            return json;
        }
    }

    private final Map<String, String> texts = new TreeMap<>();
    private final List<Email> emails = new ArrayList<>();

    void set(String key, @Nullable String text) {
        if (text == null) {
            texts.remove(key);
        } else {
            texts.put(key, text);
        }
    }

    void removeAll(String prefix) {
        texts.keySet().removeIf(key -> key.startsWith(prefix + "."));
    }

    void addEmails(List<Email> added) {
        added.forEach(email -> {
            int same = indexOf(email);
            if (same < 0) {
                emails.add(email);
                onlyPrimary(emails.size() - 1);
            } else {
                emails.set(same, emails.get(same).updatedBy(email));
                if (email.isPrimary()) {
                    onlyPrimary(same);
                }
            }
        });
    }

    private int indexOf(Email email) {
        for (int i = 0; i < emails.size(); i++) {
            if (emails.get(i).isSameAs(email)) {
                return i;
            }
        }
        return -1;
    }

    void replaceEmails(List<Email> all) {
        emails.clear();
        addEmails(all);
    }

    void removeEmails(Predicate<Email> which) {
        emails.removeIf(which);
    }

    /** Changes those that match; if none does, one that does is made first. */
    void changeEmails(Predicate<Email> which, Email made, UnaryOperator<Email> change) {
        if (emails.stream().noneMatch(which)) {
            emails.add(made);
            changeAt(emails.size() - 1, change);
            return;
        }
        List<Integer> matching = new ArrayList<>();
        for (int i = 0; i < emails.size(); i++) {
            if (which.test(emails.get(i))) {
                matching.add(i);
            }
        }
        matching.forEach(index -> changeAt(index, change));
    }

    private void changeAt(int index, UnaryOperator<Email> change) {
        emails.set(index, Objects.requireNonNull(change.apply(emails.get(index))));
        onlyPrimary(index);
    }

    /** There is one primary value at the most, the newest. */
    private void onlyPrimary(int newest) {
        if (emails.get(newest).isPrimary()) {
            for (int i = 0; i < emails.size(); i++) {
                if (i != newest && emails.get(i).isPrimary()) {
                    emails.set(i, emails.get(i).withPrimary(false));
                }
            }
        }
    }

    /** An address without a value is none. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("userName", "u");
        texts.forEach((key, text) -> home(json, key).put(key.substring(key.indexOf('.') + 1), text));
        ArrayNode addresses = JsonNodeFactory.instance.arrayNode();
        emails.stream().filter(email -> email.value != null).forEach(email -> addresses.add(email.toJson()));
        if (!addresses.isEmpty()) {
            json.set("emails", addresses);
        }
        return json;
    }

    private static ObjectNode home(ObjectNode json, String key) {
        if (key.startsWith("name.")) {
            return json.withObject("/name");
        }
        if (!key.startsWith("enterprise.")) {
            return json;
        }
        return json.get(ENTERPRISE) instanceof ObjectNode present ? present : json.putObject(ENTERPRISE);
    }
}
