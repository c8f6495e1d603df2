package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.schema.ServedSchemas;
import ramscim.store.TemporaryStore;

/** People and groups whose values are few, so that a random filter finds some. */
final class Population {
    /**
     * Letters of every trouble: cases that lengthen, fold apart, or need two code units; what filters and SQL give
     * meaning to.
     */
    static final List<String> WORDS = List.of(
            "a", "A", "ab", "ß", "SS", "İ", "i", "ı", "I", "ſ", "s", "K", "k", "É", "😀", "%", "'", "a\"b", "true", "1",
            "work");

    static final List<String> TYPES = List.of("work", "home", "Work", "other");

    private final TemporaryStore store;
    private final Random random;

    Population(TemporaryStore store, long seed) {
        this.store = store;
        this.random = new Random(seed);
    }

    void fill(int users, int groups) {
        List<ResourceId> people = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            people.add(store.add(ResourceType.USER, user(i), observed(i), instant())
                    .id());
        }
        for (int i = 0; i < groups; i++) {
            ObjectNode attributes = node().put("displayName", word() + i % 3);
            sometimes(() -> attributes.put("externalId", word()));
            ConfirmedResource group = store.add(ResourceType.GROUP, ScimAttributes.of(attributes), null, instant());
            store.addMembers(group.id(), people.subList(0, random.nextInt(8)), instant());
        }
    }

    private ScimAttributes user(int number) {
        ObjectNode user = node().put("userName", word() + number % 3).put("active", random.nextBoolean());
        sometimes(() -> user.put("displayName", word()));
        sometimes(() -> user.put("externalId", word()));
        sometimes(() -> user.put("title", word()));
        sometimes(() -> user.set("name", node().put("familyName", word())));
        sometimes(() -> user.putArray("emails").add(value()).add(value()));
        sometimes(() -> user.set(ServedSchemas.ENTERPRISE_USER, node().put("department", word())));
        sometimes(() -> user.putObject(UserMapping.RAM_EXTENSION)
                .putArray("tags")
                .add(node().put("key", word()).put("value", word())));
        return ScimAttributes.of(user);
    }

    private ObjectNode value() {
        ObjectNode value = node().put("value", word());
        sometimes(() -> value.put("type", TYPES.get(random.nextInt(TYPES.size()))));
        sometimes(() -> value.put("primary", random.nextBoolean()));
        return value;
    }

    private ObservedUser observed(int number) {
        RamUser user = new RamUser(
                new UserId("" + number),
                "u" + number + "@example",
                "d",
                null,
                null,
                null,
                Map.of(),
                "Manual",
                instant(),
                null,
                null);
        return new ObservedUser(user, Set.of());
    }

    private Instant instant() {
        return Instant.parse("2026-01-01T00:00:00Z").plusMillis(random.nextInt(5));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private void sometimes(Runnable addition) {
        if (random.nextInt(3) > 0) {
            addition.run();
        }
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
