package ramscim.scim.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.mapping.UserMapping;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.Sought;
import ramscim.scim.schema.ResourceSchema;
import ramscim.scim.schema.ServedSchemas;
import ramscim.scim.search.Filters;
import ramscim.scim.search.ResourceSearch;
import ramscim.scim.search.SearchQuery;
import ramscim.store.JdbcConfirmedMemberships;
import ramscim.store.JdbcConfirmedResources;
import ramscim.store.TemporaryStore;

/** What the database answers by index is what reading every resource would have answered. */
class FilterPropertiesTest {
    private static final List<List<ResourceType>> TYPES = List.of(
            List.of(ResourceType.USER), List.of(ResourceType.GROUP), List.of(ResourceType.USER, ResourceType.GROUP));
    private static final List<TemporaryStore> STORES = List.of(new TemporaryStore(), TemporaryStore.onPostgres());

    @BeforeContainer
    static void fillStore() {
        STORES.forEach(store -> new Population(store, 17).fill(60, 10));
    }

    @AfterContainer
    static void close() {
        STORES.forEach(TemporaryStore::close);
    }

    @Property(tries = 300)
    void search_anyFilter_isTheSameByIndexAndByReadingAll(
            @ForAll("filters") String filter, @ForAll("types") List<ResourceType> types) {
        // Nothing within a "not" is given to the database.
        for (TemporaryStore store : STORES) {
            assertThat(search(store, types, filter))
                    .as(filter)
                    .isEqualTo(search(store, types, "not (not (" + filter + "))"));
        }
    }

    private static List<ResourceId> search(TemporaryStore store, List<ResourceType> types, String filter) {
        List<ResourceSchema> schemas = types.stream().map(ServedSchemas::of).toList();
        SearchQuery query = new SearchQuery(types, Filters.read(schemas, filter), null, null, 0, 1000);
        Representations representations = new Representations(new JdbcConfirmedMemberships(store.jdbc()));
        ResourceSearch.Found found = new ResourceSearch(new JdbcConfirmedResources(store.jdbc(), store.store()))
                .search(query, batch -> representations.of(batch, URI.create("http://host/"), query::reads));
        assertThat(found.total()).isEqualTo(found.page().size());
        return found.page().stream().map(ConfirmedResource::id).toList();
    }

    @Provide
    Arbitrary<List<ResourceType>> types() {
        return Arbitraries.of(TYPES);
    }

    @Provide
    Arbitrary<String> filters() {
        return Arbitraries.lazyOf(
                this::comparison,
                this::comparison,
                this::pushedDown,
                this::pushedDown,
                this::valuePath,
                () -> filters().map(filter -> "not (" + filter + ")"),
                () -> Combinators.combine(filters(), Arbitraries.of("and", "or"), filters())
                        .as((one, operator, other) -> "(" + one + ") " + operator + " (" + other + ")"));
    }

    /** What the database can answer, for the most part. */
    private Arbitrary<String> pushedDown() {
        Arbitrary<String> texts = Combinators.combine(
                        Arbitraries.of("userName", "displayName", "externalId", "USERNAME"), values())
                .as((attribute, value) -> attribute + " eq " + value);
        Arbitrary<String> ids = Combinators.combine(
                        Arbitraries.of("id", "members.value", "members", "groups.value", "groups"), ids())
                .as((attribute, value) -> attribute + " eq " + value);
        Arbitrary<String> inPaths = ids().map(value -> "members[value eq " + value + "]");
        Arbitrary<String> active =
                Arbitraries.of("active eq true", "active eq \"False\"", "active ne true", "active pr");
        return Arbitraries.oneOf(texts, ids, inPaths, active, dates());
    }

    private Arbitrary<String> dates() {
        return Combinators.combine(
                        Arbitraries.of("meta.lastModified", "meta.created"),
                        Arbitraries.of("eq", "ne", "gt", "ge", "lt", "le"),
                        Arbitraries.of(
                                "2026-01-01T00:00:00Z",
                                "2026-01-01T00:00:00.002Z",
                                "2026-01-01T08:00:00.002+08:00",
                                "2026-01-01T00:00:00.0025Z",
                                "2025-01-01T00:00:00Z"))
                .as((attribute, operator, value) -> attribute + " " + operator + " \"" + value + "\"");
    }

    private Arbitrary<String> comparison() {
        Arbitrary<String> attribute = Arbitraries.of(
                "userName",
                "displayName",
                "externalId",
                "title",
                "nickName",
                "name.familyName",
                "emails",
                "emails.value",
                "emails.type",
                ServedSchemas.ENTERPRISE_USER + ":department",
                UserMapping.RAM_EXTENSION + ":tags.key",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName",
                "members.type",
                "nobodyKnowsThis");
        Arbitrary<String> operator = Arbitraries.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "EQ");
        return Arbitraries.oneOf(
                Combinators.combine(attribute, operator, values()).as((a, o, v) -> a + " " + o + " " + v),
                attribute.map(a -> a + " pr"));
    }

    private Arbitrary<String> valuePath() {
        Arbitrary<String> inner = Arbitraries.oneOf(
                values().map(value -> "value eq " + value),
                Arbitraries.of(Population.TYPES).map(type -> "type eq \"" + type + "\""),
                Arbitraries.of("primary eq true", "primary eq \"true\"", "value pr", "not (type pr)"));
        return Combinators.combine(inner, Arbitraries.of(" and ", " or "), inner)
                .as((one, operator, other) -> "emails[" + one + operator + other + "]");
    }

    private Arbitrary<String> values() {
        Arbitrary<String> words = Arbitraries.of(Population.WORDS);
        Arbitrary<String> numbered =
                Combinators.combine(words, Arbitraries.integers().between(0, 2)).as((word, number) -> word + number);
        return Arbitraries.frequencyOf(Tuple.of(3, words), Tuple.of(1, numbered))
                .map(word -> TextNode.valueOf(word).toString());
    }

    private Arbitrary<String> ids() {
        List<String> known = STORES.stream()
                .flatMap(store -> new JdbcConfirmedResources(store.jdbc(), store.store())
                        .list(new Sought.AllOf(List.of()), 0, 0, 1000).stream())
                .map(listed -> listed.resource().id().toString())
                .toList();
        return Arbitraries.oneOf(
                        Arbitraries.of(known),
                        Arbitraries.of("nobody", known.get(0).toUpperCase(Locale.ROOT)))
                .map(id -> "\"" + id + "\"");
    }
}
