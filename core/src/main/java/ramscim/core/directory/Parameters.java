package ramscim.core.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a call, in order. It has two faces: the {@linkplain #sent one that is sent}, and the {@linkplain #shown one that is shown}, which
 * hides secrets and names a tag by its key.
 */
public final class Parameters {
    private final List<Parameter> values;

    private record Parameter(String sentAs, String shownAs, Object value) {
        String sent() {
            return value instanceof Secret secret ? secret.reveal() : value.toString();
        }
    }

    private Parameters(List<Parameter> values) {
        this.values = List.copyOf(values);
    }

    static Parameters none() {
        return new Parameters(List.of());
    }

    /** Those of a call about a user who is addressed by logon name. */
    static Parameters ofUser(UserPrincipalName user) {
        return none().with("UserPrincipalName", user);
    }

    /** Those of a call about the tags of a user. */
    static Parameters ofTagged(UserId user) {
        return none().with("ResourceType", "user").with("ResourceId.1", user);
    }

    /** With one more, an empty one too; {@code null} is not sent. */
    Parameters with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Object told = value instanceof AccessStatus status ? status.word() : value;
        return with(List.of(new Parameter(name, name, told)));
    }

    /** With a list, flattened to {@code Name.1}, {@code Name.2}, ... */
    Parameters withEach(String name, Collection<String> list) {
        List<Parameter> more = new ArrayList<>();
        for (String value : new TreeSet<>(list)) {
            String numbered = name + "." + (more.size() + 1);
            more.add(new Parameter(numbered, numbered, value));
        }
        return with(more);
    }

    /** With tags, each sent as {@code Tag.N.Key} and {@code Tag.N.Value}. */
    Parameters withTags(Map<String, String> tags) {
        List<Parameter> more = new ArrayList<>();
        int n = 0;
        for (Map.Entry<String, String> tag : new TreeMap<>(tags).entrySet()) {
            n++;
            more.add(new Parameter("Tag." + n + ".Key", "", tag.getKey()));
            more.add(new Parameter("Tag." + n + ".Value", "Tag." + tag.getKey(), tag.getValue()));
        }
        return with(more);
    }

    private Parameters with(List<Parameter> more) {
        List<Parameter> all = new ArrayList<>(values);
        all.addAll(more);
        return new Parameters(all);
    }

    /** As Alibaba Cloud takes them, secrets among them. */
    public Map<String, String> sent() {
        Map<String, String> sent = new LinkedHashMap<>();
        values.forEach(parameter -> sent.put(parameter.sentAs(), parameter.sent()));
        return Collections.unmodifiableMap(sent);
    }

    /** For people to read. */
    public Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        values.stream()
                .filter(parameter -> !parameter.shownAs().isEmpty())
                .forEach(parameter ->
                        shown.put(parameter.shownAs(), parameter.value().toString()));
        return Collections.unmodifiableMap(shown);
    }

    @Override
    public String toString() {
        return shown().toString();
    }
}
