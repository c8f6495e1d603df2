package ramscim.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.store.KnownResources;
import ramscim.store.ListedResources;
import ramscim.store.TemporaryStore;

class DirectoryTest {
    private static final int PEOPLE = 2 * Directory.PAGE + 7;

    private final TemporaryStore store = new TemporaryStore();
    private final Directory directory =
            new Directory(new ListedResources(store.jdbc()), new KnownResources(store.jdbc()));
    private final List<String> names =
            IntStream.range(0, PEOPLE).mapToObj("person-%03d"::formatted).toList();
    private final List<ResourceId> ids = new ArrayList<>();

    @AfterEach
    void close() {
        store.close();
    }

    private void fill() {
        names.forEach(name -> ids.add(store.add(
                ResourceType.USER, JsonNodeFactory.instance.objectNode().put("userName", name))));
    }

    private Directory.Page page(Place place) {
        return directory.find(ResourceType.USER, "", place);
    }

    private static List<String> names(Directory.Page page) {
        return page.entries().stream().map(Entry::name).toList();
    }

    @Test
    void find_pageAfterPage_givesEverybodyOnceInOrder() {
        fill();
        List<String> seen = new ArrayList<>();
        Directory.Page page = page(Place.BEGINNING);
        assertThat(page.previous()).isNull();
        seen.addAll(names(page));
        while (page.next() != null) {
            page = page(Place.of(page.next(), null, false));
            seen.addAll(names(page));
        }

        assertThat(seen).isEqualTo(names);
    }

    @Test
    void find_lastPageAndBack_givesEverybodyOnceInOrder() {
        fill();
        List<List<String>> seen = new ArrayList<>();
        Directory.Page page = page(Place.END);
        assertThat(page.next()).isNull();
        seen.add(names(page));
        while (page.previous() != null) {
            page = page(Place.of(null, page.previous(), false));
            seen.add(names(page));
        }

        Collections.reverse(seen);
        assertThat(seen.stream().flatMap(List::stream)).containsExactlyElementsOf(names);
    }

    @Test
    void find_behindSomebodyWhoWasDeletedMeanwhile_goesOnThere() {
        fill();
        String next = page(Place.BEGINNING).next();
        store.remove(ids.get(Directory.PAGE - 1), TemporaryStore.NOW);
        store.remove(ids.get(0), TemporaryStore.NOW);

        assertThat(names(page(Place.of(next, null, false))).get(0)).isEqualTo(names.get(Directory.PAGE));
    }

    @Test
    void find_withoutSuchACursor_isTheBeginning() {
        fill();

        assertThat(names(page(Place.of("%", null, false))).get(0)).isEqualTo(names.get(0));
    }

    @Test
    void find_search_goesOnWithinWhatMatches() {
        fill();

        Directory.Page page = directory.find(ResourceType.USER, "person-1", Place.END);

        assertThat(names(page)).isEqualTo(names.subList(100, PEOPLE));
        assertThat(page.previous()).isNull();
    }
}
