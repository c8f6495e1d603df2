package ramscim.scim.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.scim.schema.ServedSchemas;
import ramscim.scim.search.Cursor;
import ramscim.scim.search.Filters;
import ramscim.scim.search.ResourceSearch;
import ramscim.scim.search.SearchQuery;
import ramscim.scim.search.SortOrder;
import ramscim.store.JdbcConfirmedMemberships;
import ramscim.store.JdbcConfirmedResources;
import ramscim.store.TemporaryStore;

/** Reading a list page by page while it changes. */
class PagingPropertiesTest {
    private static final List<ResourceType> USERS = List.of(ResourceType.USER);
    private static final TemporaryStore STORE = new TemporaryStore();

    @AfterContainer
    static void close() {
        STORE.close();
    }

    /**
     * What happens between two pages.
     *
     * @param added titles of users who come
     * @param removed which of those who were there from the beginning goes; none if there is no such number
     */
    record Interlude(List<String> added, int removed) {}

    /** How a list is asked for. */
    record Listing(@Nullable String filter, @Nullable String sortBy, boolean descending) {
        SearchQuery query(@Nullable Cursor after, int skip, int count) {
            return new SearchQuery(
                    USERS,
                    filter == null ? null : Filters.read(List.of(ServedSchemas.user()), filter),
                    sortBy == null ? null : SortOrder.read(List.of(ServedSchemas.user()), sortBy, descending),
                    after,
                    skip,
                    count);
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void byCursor_whoWasThereThroughout_isOnExactlyOnePage(
            @ForAll("listings") Listing listing,
            @ForAll @Size(max = 12) List<@From("titles") String> titles,
            @ForAll @IntRange(min = 1, max = 5) int size,
            @ForAll @Size(max = 8) List<@From("interludes") Interlude> interludes) {
        List<ResourceId> throughout = begin(titles);
        List<ResourceId> candidates = List.copyOf(throughout);
        List<ResourceId> seen = new ArrayList<>();
        Cursor after = null;
        for (int page = 0; ; page++) {
            ResourceSearch.Found found = search(listing.query(after, 0, size));
            found.page().forEach(user -> seen.add(user.id()));
            ResourceSearch.Place place = found.lastPlace();
            if (place == null) {
                break;
            }
            after = Cursor.parse(new Cursor("q", place.position(), place.sortKey()).toString(), "q");
            if (page < interludes.size()) {
                happen(interludes.get(page), candidates, throughout);
            }
        }

        throughout.retainAll(matching(listing));
        assertThat(seen).doesNotHaveDuplicates().containsAll(throughout);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void byIndex_whoWasThereThroughout_isOnExactlyOnePageWhileUsersCome(
            @ForAll("unsorted") Listing listing,
            @ForAll @Size(max = 12) List<@From("titles") String> titles,
            @ForAll @IntRange(min = 1, max = 5) int size,
            @ForAll @Size(max = 8) List<@From("interludes") Interlude> interludes) {
        List<ResourceId> throughout = begin(titles);

        List<ResourceId> seen = readByIndex(listing, size, interludes);

        throughout.retainAll(matching(listing));
        assertThat(seen).doesNotHaveDuplicates().containsAll(throughout);
    }

    /**
     * A user who comes moves those behind it on: the last of one page may be the first of the next, but nobody is left
     * out.
     */
    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void byIndexSorted_whoWasThereThroughout_isNeverLeftOutWhileUsersCome(
            @ForAll("listings") Listing listing,
            @ForAll @Size(max = 12) List<@From("titles") String> titles,
            @ForAll @IntRange(min = 1, max = 5) int size,
            @ForAll @Size(max = 8) List<@From("interludes") Interlude> interludes) {
        List<ResourceId> throughout = begin(titles);

        List<ResourceId> seen = readByIndex(listing, size, interludes);

        throughout.retainAll(matching(listing));
        assertThat(seen).containsAll(throughout);
    }

    private static List<ResourceId> readByIndex(Listing listing, int size, List<Interlude> interludes) {
        List<ResourceId> seen = new ArrayList<>();
        for (int page = 0; ; page++) {
            ResourceSearch.Found found = search(listing.query(null, page * size, size));
            if (found.page().isEmpty()) {
                return seen;
            }
            found.page().forEach(user -> seen.add(user.id()));
            if (page < interludes.size()) {
                interludes.get(page).added().forEach(PagingPropertiesTest::add);
            }
        }
    }

    private static List<ResourceId> begin(List<String> titles) {
        STORE.clear();
        List<ResourceId> users = new ArrayList<>();
        titles.forEach(title -> users.add(add(title)));
        return users;
    }

    private static void happen(Interlude interlude, List<ResourceId> candidates, List<ResourceId> throughout) {
        interlude.added().forEach(PagingPropertiesTest::add);
        if (interlude.removed() < candidates.size() && throughout.remove(candidates.get(interlude.removed()))) {
            STORE.remove(candidates.get(interlude.removed()), TemporaryStore.NOW);
        }
    }

    private static ResourceId add(String title) {
        ObjectNode user = JsonNodeFactory.instance.objectNode().put("userName", "u");
        if (!title.isEmpty()) {
            user.put("title", title);
        }
        return STORE.add(ResourceType.USER, user);
    }

    private static Set<ResourceId> matching(Listing listing) {
        Set<ResourceId> matching = new HashSet<>();
        search(new Listing(listing.filter(), null, false).query(null, 0, 10_000))
                .page()
                .forEach(user -> matching.add(user.id()));
        return matching;
    }

    private static ResourceSearch.Found search(SearchQuery query) {
        Representations representations = new Representations(new JdbcConfirmedMemberships(STORE.jdbc()));
        return new ResourceSearch(new JdbcConfirmedResources(STORE.jdbc(), STORE.store()))
                .search(
                        query,
                        (List<ConfirmedResource> batch) ->
                                representations.of(batch, URI.create("http://host/"), query::reads));
    }

    /** Few, so that many have the same; the empty one is none. */
    @Provide
    Arbitrary<String> titles() {
        return Arbitraries.of("", "a", "A", "b", "c", "ä", "😀");
    }

    @Provide
    Arbitrary<Interlude> interludes() {
        return Combinators.combine(
                        titles().list().ofMaxSize(3), Arbitraries.integers().between(0, 20))
                .as(Interlude::new);
    }

    @Provide
    Arbitrary<Listing> listings() {
        return Combinators.combine(
                        Arbitraries.of("title pr", "userName eq \"u\"", "not (title eq \"b\")")
                                .injectNull(0.4),
                        Arbitraries.of("title", "meta.created", "userName").injectNull(0.3),
                        Arbitraries.of(true, false))
                .as(Listing::new);
    }

    @Provide
    Arbitrary<Listing> unsorted() {
        return listings().map(listing -> new Listing(listing.filter(), null, false));
    }
}
