package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

class EntityTagsTest {
    private final ScimClient scim = RunningBridge.shared().scim();
    private String name = "";
    private String path = "";
    private String tag = "";

    @BeforeEach
    void createUser() {
        name = unique("una");
        ScimAnswer created = scim.post("/Users", user(name)).isStatus(201);
        path = "/Users/" + created.id();
        tag = Objects.requireNonNull(created.header("ETag"));
    }

    @Test
    void get_ifNoneMatchOfThisVersion_isNotModifiedWithoutBody() {
        ScimAnswer answer = scim.with("If-None-Match", tag).get(path).isStatus(304);

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo(tag);
    }

    @Test
    void get_ifNoneMatchOfAnOlderVersion_isTheResource() {
        scim.patch(path, replace("title", "'Dr'")).isStatus(200);

        ScimAnswer answer = scim.with("If-None-Match", tag).get(path).isStatus(200);

        assertThat(answer.header("ETag")).isNotEqualTo(tag).isEqualTo(answer.text("/meta/version"));
    }

    @Test
    void patch_ifMatchOfThisVersion_isChangedAndHasAnotherVersion() {
        ScimAnswer answer =
                scim.with("If-Match", tag).patch(path, replace("title", "'Dr'")).isStatus(200);

        assertThat(answer.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void writes_ifMatchOfAnOlderVersion_arePreconditionFailedAndChangeNothing() {
        scim.patch(path, replace("title", "'Dr'")).isStatus(200);
        ScimClient late = scim.with("If-Match", tag);

        late.patch(path, replace("title", "'Prof'")).isError(412);
        late.put(path, user(name, "'title': 'Prof'")).isError(412);
        late.delete(path).isError(412);

        assertThat(scim.get(path).isStatus(200).text("/title")).isEqualTo("Dr");
    }

    @Test
    void puts_ifMatchOfTheSameVersionAtOnce_oneIsDoneAndTheOthersArePreconditionFailed() {
        ScimClient conditional = scim.with("If-Match", tag);

        List<Integer> statuses = atOnce(n -> conditional.put(path, user(name, "'title': 'Title " + n + "'")));

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(statuses.size() - 1);
    }

    @Test
    void puts_withoutIfMatchAtOnce_areAllDone() {
        List<Integer> statuses = atOnce(n -> scim.put(path, user(name, "'title': 'Title " + n + "'")));

        assertThat(statuses).containsOnly(200);
    }

    private static List<Integer> atOnce(IntFunction<ScimAnswer> request) {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            return IntStream.range(0, 6)
                    .mapToObj(n ->
                            CompletableFuture.supplyAsync(() -> request.apply(n).status(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void writes_ifMatchOfAnything_areDone() {
        scim.with("If-Match", "*").patch(path, replace("title", "'Dr'")).isStatus(200);
        scim.with("If-Match", "*").delete(path).isStatus(204);
    }

    @Test
    void patchOfGroup_answersTheNewVersion() {
        ScimAnswer created = scim.post("/Groups", group(unique("union"))).isStatus(201);
        String groupPath = "/Groups/" + created.id();

        ScimAnswer patched = scim.with("If-Match", Objects.requireNonNull(created.header("ETag")))
                .patch(groupPath, replace("displayName", "'" + unique("union") + "'"))
                .isStatus(200);

        assertThat(patched.header("ETag"))
                .isNotEqualTo(created.header("ETag"))
                .isEqualTo(scim.get(groupPath).text("/meta/version"));
    }
}
