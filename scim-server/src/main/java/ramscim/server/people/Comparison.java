package ramscim.server.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserProfile;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.LeftOut;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.words.Words;

/** A person as the identity provider has them beside the RAM user, attribute by attribute. */
public record Comparison(List<Row> rows, List<LeftOut> leftOut) {
    public Comparison {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * @param scim what the provider said
     * @param wanted what RAM should have, which is not always the same to the letter
     * @param ram what it has
     */
    public record Row(
            Words attribute,
            @Nullable String scim,
            @Nullable String wanted,
            @Nullable String ram) {
        public boolean differs() {
            return !Objects.equals(wanted, ram);
        }

        /** Whether RAM's rules made something else of what the provider said. */
        public boolean isAdapted() {
            return scim != null && wanted != null && !scim.equals(wanted);
        }
    }

    /** What the provider sent and RAM cannot have, in a sentence each. */
    public List<Words> withoutWords() {
        return leftOut.stream()
                .map(left -> Words.of("people.left-out", left.attribute(), left.value(), left.rule()))
                .toList();
    }

    public long differences() {
        return rows.stream().filter(Row::differs).count();
    }

    static Comparison of(ScimAttributes scim, DesiredUser wanted, @Nullable RamUser ram) {
        UserProfile profile = wanted.profile();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                Words.of("people.attribute.logon-name"),
                scim.text("userName"),
                profile.userPrincipalName().toString(),
                ram == null ? null : ram.userPrincipalName()));
        rows.add(new Row(
                Words.of("people.attribute.display-name"),
                displayName(scim),
                profile.displayName(),
                ram == null ? null : ram.displayName()));
        rows.add(new Row(
                Words.of("people.attribute.email"),
                first(scim.get("emails")),
                profile.email(),
                ram == null ? null : ram.email()));
        rows.add(new Row(
                Words.of("people.attribute.phone"),
                first(scim.get("phoneNumbers")),
                profile.mobilePhone(),
                ram == null ? null : ram.mobilePhone()));
        rows.add(new Row(
                Words.of("people.attribute.comments"),
                profile.comments(),
                profile.comments(),
                ram == null ? null : ram.comments()));
        addTags(rows, scim, wanted.tags().values(), ram == null ? Map.of() : ram.tags());
        rows.removeIf(row -> row.scim() == null && row.wanted() == null && row.ram() == null);
        return new Comparison(rows, wanted.leftOut());
    }

    private static void addTags(
            List<Row> rows, ScimAttributes scim, Map<String, String> wanted, Map<String, String> ram) {
        Map<String, String> all = new TreeMap<>(ram);
        all.putAll(wanted);
        all.keySet().forEach(key -> {
            boolean ours = key.startsWith(OwnershipTags.PREFIX);
            String value = wanted.get(key);
            if (value != null || (ours && !key.equals(OwnershipTags.ADOPTED))) {
                rows.add(new Row(
                        ours ? ownLabel(key) : Words.of("people.attribute.tag", key),
                        ours ? scimOf(key, scim, value) : value,
                        value,
                        ram.get(key)));
            }
        });
    }

    private static Words ownLabel(String key) {
        return switch (key) {
            case OwnershipTags.ID -> Words.of("people.attribute.scim-id");
            case OwnershipTags.EXTERNAL_ID -> Words.of("people.attribute.external-id");
            case OwnershipTags.ACTIVE -> Words.of("people.attribute.active");
            case OwnershipTags.PROVISION_TYPE -> Words.of("people.attribute.provision-type");
            case OwnershipTags.OWNER -> Words.of("people.attribute.owner");
            case OwnershipTags.USER_NAME -> Words.quoted("userName");
            default -> Words.of("people.attribute.tag", key);
        };
    }

    private static @Nullable String scimOf(String key, ScimAttributes scim, @Nullable String wanted) {
        return switch (key) {
            case OwnershipTags.EXTERNAL_ID -> scim.text("externalId");
            case OwnershipTags.ACTIVE -> Boolean.toString(scim.isActive());
            default -> wanted;
        };
    }

    private static @Nullable String displayName(ScimAttributes scim) {
        String display = scim.text("displayName");
        return display == null ? ScimAttributes.text(scim.get("name").path("formatted")) : display;
    }

    private static @Nullable String first(JsonNode values) {
        for (JsonNode value : values) {
            if (value.path("primary").asBoolean()) {
                return ScimAttributes.text(value.path("value"));
            }
        }
        return values.isEmpty() ? null : ScimAttributes.text(values.path(0).path("value"));
    }
}
