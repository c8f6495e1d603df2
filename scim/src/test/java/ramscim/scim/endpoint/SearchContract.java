package ramscim.scim.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ResourceSchema;
import ramscim.scim.schema.ServedSchemas;
import ramscim.scim.search.Cursor;
import ramscim.scim.search.Filters;
import ramscim.scim.search.ResourceSearch;
import ramscim.scim.search.SearchQuery;
import ramscim.scim.search.SortOrder;
import ramscim.store.JdbcConfirmedMemberships;
import ramscim.store.JdbcConfirmedResources;
import ramscim.store.TemporaryStore;

/** Three people, and which of them a filter or an order finds; in the texts, single quotes stand for double ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchContract {
    private static final List<ResourceSchema> USER = List.of(ServedSchemas.user());
    private final TemporaryStore store;

    SearchContract(TemporaryStore store) {
        this.store = store;
    }

    @BeforeAll
    void fill() throws JsonProcessingException {
        add("""
                {'userName': 'Ann', 'displayName': 'Ann Zhu', 'active': true, 'title': 'Engineer', 'externalId': 'X1',
                 'emails': [{'value': 'ann@corp.example', 'type': 'work', 'primary': true}, {'value': 'ann@home.example', 'type': 'home'}],
                 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'R&D', 'manager': {'value': 'm1'}}}
                """, "2026-01-01T00:00:00Z");
        add("""
                {'userName': 'bob', 'displayName': 'Bob', 'active': false, 'externalId': 'x1', 'name': {'familyName': 'O’Neil'},
                 'emails': [{'value': 'bob@corp.example', 'type': 'home'}],
                 'urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User': {'tags': [{'key': 'Team', 'value': 'blue'}]}}
                """, "2026-01-02T00:00:00Z");
        add("{'userName': 'cyd', 'active': true, 'title': 'manager'}", "2026-01-03T00:00:00Z");
    }

    private void add(String user, String at) throws JsonProcessingException {
        ObjectNode attributes = (ObjectNode) JsonMapper.builder().build().readTree(user.replace('\'', '"'));
        store.add(ResourceType.USER, ScimAttributes.of(attributes), null, Instant.parse(at));
    }

    @AfterAll
    void close() {
        store.close();
    }

    private ResourceSearch.Found search(SearchQuery query) {
        Representations representations = new Representations(new JdbcConfirmedMemberships(store.jdbc()));
        return new ResourceSearch(new JdbcConfirmedResources(store.jdbc(), store.store()))
                .search(query, batch -> representations.of(batch, URI.create("http://host/"), query::reads));
    }

    private static String names(ResourceSearch.Found found) {
        return found.page().stream()
                .map(user -> String.valueOf(user.attributes().text("userName")))
                .collect(Collectors.joining(" "));
    }

    private String found(String filter) {
        return names(search(new SearchQuery(
                List.of(ResourceType.USER), Filters.read(USER, filter.replace('\'', '"')), null, null, 0, 10)));
    }

    @Test
    void search_characterThatNoResourceMayHave_findsNobody() {
        assertThat(found("externalId eq 'a\\u0000b'")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    userName eq 'ann'                                        | Ann
                    USERNAME EQ 'ANN'                                        | Ann
                    userName eq ann                                          | Ann
                    externalId eq 'x1'                                       | bob
                    userName ne 'ann'                                        | bob cyd
                    displayName co 'zh'                                      | Ann
                    userName sw 'B'                                          | bob
                    userName ew 'D'                                          | cyd
                    title pr                                                 | Ann cyd
                    not (title pr)                                           | bob
                    userName gt 'ann'                                        | bob cyd
                    userName ge 'ann'                                        | Ann bob cyd
                    userName lt 'bob'                                        | Ann
                    userName le 'bob'                                        | Ann bob
                    active eq true                                           | Ann cyd
                    active eq 'False'                                        | bob
                    emails eq 'ann@home.example'                             | Ann
                    emails.value co '@CORP'                                  | Ann bob
                    emails.type eq 'work'                                    | Ann
                    emails[type eq 'home' and value co 'corp']               | bob
                    emails[type eq 'work' and value co 'home']               | ``
                    emails[type eq 'work'].value eq 'ann@corp.example'       | Ann
                    emails[type eq 'work'].value eq 'ann@home.example'       | ``
                    emails[not (type eq 'work')]                             | Ann bob
                    name.familyName co '’'                                   | bob
                    meta.lastModified gt '2026-01-02T00:00:00Z'              | cyd
                    meta.lastModified ge '2026-01-02T08:00:00+08:00'         | bob cyd
                    meta.created lt '2026-01-02T00:00:00Z'                   | Ann
                    meta.resourceType eq 'User'                              | Ann bob cyd
                    urn:ietf:params:scim:schemas:core:2.0:User:userName eq 'cyd' | cyd
                    urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq 'r&d' | Ann
                    urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq 'm1' | Ann
                    urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq 'M1' | ``
                    urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User:tags[key eq 'Team'] | bob
                    urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User:tags[key eq 'team'] | ``
                    urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User:tags.key eq 'team' | ``
                    nobodyKnowsThis eq 'x'                                   | ``
                    title eq 'engineer' or title eq 'manager'                | Ann cyd
                    title pr and active eq true and userName sw 'c'          | cyd
                    userName eq 'ann' or userName eq 'bob' and active eq true | Ann
                    (userName eq 'ann' or userName eq 'bob') and active eq true | Ann
                    not (userName eq 'ann') and not (userName eq 'bob')      | cyd
                    """)
    void filter_ofEachKind_findsWhoMatches(String filter, String expected) {
        assertThat(found(filter)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "userName",
                "userName eq",
                "eq 'x'",
                "userName xx 'x'",
                "userName eq 'x",
                "(userName eq 'x'",
                "userName eq 'x')",
                "userName eq 'x' and",
                "userName eq 'x' or or title pr",
                "not title pr",
                "emails[type eq 'x'",
                "emails[]",
                "active gt true",
                "meta.created gt 'junk'",
                "not (meta.lastModified le '')",
                "userName pr 'x'"
            })
    void filter_thatCannotBeRead_isInvalidFilter(String filter) {
        ScimRequestException refusal = catchThrowableOfType(ScimRequestException.class, () -> found(filter));

        assertThat(refusal).as(filter).isNotNull();
        assertThat(refusal.problem()).isEqualTo(ScimProblem.INVALID_FILTER);
    }

    @Test
    void filter_thatIsTooLongOrTooDeep_isInvalidFilter() {
        String longest = "title eq 'x" + "x".repeat(100_000) + "'";
        String deepest = "(".repeat(10_000) + "title pr" + ")".repeat(10_000);

        for (String filter : List.of(longest, deepest)) {
            assertThat(catchThrowableOfType(ScimRequestException.class, () -> found(filter))
                            .problem())
                    .isEqualTo(ScimProblem.INVALID_FILTER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "userName, false, Ann bob cyd",
        "userName, true, cyd bob Ann",
        "title, false, Ann cyd bob",
        "title, true, bob cyd Ann",
        "emails, false, Ann bob cyd",
        "emails.value, true, cyd bob Ann",
        "meta.lastModified, true, cyd bob Ann",
        "active, false, bob Ann cyd",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department, false, Ann bob cyd"
    })
    void sort_byAnyAttribute_isInItsOrder(String sortBy, boolean descending, String expected) {
        SortOrder order = SortOrder.read(USER, sortBy, descending);

        assertThat(names(search(new SearchQuery(List.of(ResourceType.USER), null, order, null, 0, 10))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobodyKnowsThis", "name", "addresses", "a.b.c", "["})
    void sort_byWhatHasNoOrder_isInvalidPath(String sortBy) {
        assertThat(catchThrowableOfType(ScimRequestException.class, () -> SortOrder.read(USER, sortBy, false))
                        .problem())
                .isEqualTo(ScimProblem.INVALID_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "====", "cToxOjE", "cTp4OjE6", "", "😀"})
    void cursor_thatIsNone_isInvalidCursor(String text) {
        assertThat(catchThrowableOfType(ScimRequestException.class, () -> Cursor.parse(text, "q"))
                        .problem())
                .isEqualTo(ScimProblem.INVALID_CURSOR);
    }

    @Test
    void cursor_ofAnotherSearch_isInvalidCursor() {
        String cursor = new Cursor("q", 1, "key").toString();

        assertThat(Cursor.parse(cursor, "q")).isEqualTo(new Cursor("q", 1, "key"));
        assertThat(catchThrowableOfType(ScimRequestException.class, () -> Cursor.parse(cursor, "r"))
                        .problem())
                .isEqualTo(ScimProblem.INVALID_CURSOR);
    }
}
