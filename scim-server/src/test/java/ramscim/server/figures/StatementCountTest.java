package ramscim.server.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;

/**
 * How many statements a request costs the database, from the token to the answer, so that they do not grow unnoticed.
 */
class StatementCountTest {
    private static final int TIMES = 10;

    private static RunningBridge bridge;
    private static ScimClient scim;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @BeforeAll
    static void start() {
        bridge = RunningBridge.startWith(CountedStatements.class);
        scim = bridge.scim();
        // What is found out once is found out.
        create();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    private static String create() {
        int number = NUMBER.incrementAndGet();
        return scim.post("/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"u%1$d@example.com",
                "externalId":"e%1$d","displayName":"U %1$d","active":true}
                """.formatted(number)).isStatus(201).id();
    }

    @Test
    void creation_ofUser_takesNoMoreStatements() {
        assertThat(CountedStatements.fewest(TIMES, StatementCountTest::create)).hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void patch_ofOneAttribute_takesNoMoreStatements() {
        String id = create();
        assertThat(CountedStatements.fewest(TIMES, () -> rename(id))).hasSizeLessThanOrEqualTo(10);
    }

    private static void rename(String id) {
        scim.patch("/Users/" + id, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                "Operations":[{"op":"replace","path":"displayName","value":"Name %d"}]}
                """.formatted(NUMBER.incrementAndGet())).isStatus(200);
    }

    @Test
    void patch_ofOneMemberMore_takesNoMoreStatements() {
        String group = scim.post("/Groups", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"g%d"}
                """.formatted(NUMBER.incrementAndGet()))
                .isStatus(201)
                .id();
        Iterator<String> users = Stream.generate(StatementCountTest::create)
                .limit(TIMES)
                .toList()
                .iterator();
        assertThat(CountedStatements.fewest(TIMES, () -> join(group, users.next())))
                .hasSizeLessThanOrEqualTo(21);
    }

    private static void join(String group, String user) {
        scim.patch("/Groups/" + group, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                "Operations":[{"op":"add","path":"members","value":[{"value":"%s"}]}]}
                """.formatted(user)).isStatus(200);
    }

    @Test
    void get_ofUser_takesOneStatementForTheGroups() {
        String id = create();
        assertThat(CountedStatements.fewest(
                        TIMES, () -> scim.get("/Users/" + id).isStatus(200)))
                .hasSize(1);
    }
}
