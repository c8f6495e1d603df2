package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.TokenScope;
import ramscim.server.traffic.Arrivals;
import ramscim.server.traffic.Milestone;
import ramscim.server.traffic.RefusedRequest;
import ramscim.server.traffic.TurnedAway;

/** What is remembered of a provider that is being set up. */
class ArrivalsTest {
    private static final RunningBridge BRIDGE = RunningBridge.start();

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static Arrivals arrivals() {
        return BRIDGE.bean(Arrivals.class);
    }

    private static ScimClient client(String token, TokenScope scope) {
        String secret =
                BRIDGE.bean(ScimTokens.class).make(token, scope, Set.of(), null).secret();
        return ScimClient.of(URI.create(BRIDGE.root() + "/scim/v2"), secret);
    }

    private static RefusedRequest refused(String token) {
        return Objects.requireNonNull(arrivals().lastRefused(token));
    }

    @Test
    void provider_fromTheTestToTheFirstLeaver_isSeenStepByStepAndStillAfterARestart() {
        ScimClient okta = client("okta-1", TokenScope.ALL);
        assertThat(arrivals().milestones("okta-1")).isEmpty();

        okta.get("/Users?filter=userName%20eq%20%22nobody%22").isStatus(200);
        assertThat(arrivals().milestones("okta-1")).containsOnlyKeys(Milestone.REQUEST, Milestone.LOOKUP);
        String nina = okta.post("/Users", user("nina")).isStatus(201).id();
        okta.post("/Groups", group("Crew", "'members': [{'value': '" + nina + "'}]"))
                .isStatus(201);
        okta.patch("/Users/" + nina, replace("active", "false")).isStatus(200);
        okta.post("/Users", "{}").isError(400);
        Map<Milestone, Instant> reached = arrivals().milestones("okta-1");
        RefusedRequest before = refused("okta-1");
        BRIDGE.restart();

        assertThat(reached).containsOnlyKeys(Milestone.values());
        assertThat(arrivals().milestones("okta-1")).isEqualTo(reached);
        assertThat(before).returns(400, RefusedRequest::status).returns("Users", RefusedRequest::endpoint);
        assertThat(before.detail()).isNotBlank();
    }

    @Test
    void refusal_byTheEndpoint_isKeptInItsWords() {
        client("okta-2", TokenScope.ALL).get("/Users?filter=nonsense").isError(400);

        assertThat(refused("okta-2"))
                .returns("invalidFilter", RefusedRequest::scimType)
                .returns("GET", RefusedRequest::method);
        assertThat(arrivals().milestones("okta-2")).containsOnlyKeys(Milestone.REQUEST);
    }

    @Test
    void refusal_ofAPartOfABulk_isKeptAsThatOfARequest() {
        ScimClient okta = client("okta-bulk", TokenScope.ALL);

        okta.post("/Bulk", bulk("""
                {'method': 'POST', 'path': '/Users', 'bulkId': '1', 'data': {'userName': 'bulk-ok'}},
                {'method': 'POST', 'path': '/Users', 'bulkId': '2', 'data': {'userName': 'no blanks here'}}""")).isStatus(200);

        assertThat(refused("okta-bulk"))
                .returns("POST", RefusedRequest::method)
                .returns("Users", RefusedRequest::endpoint)
                .returns(400, RefusedRequest::status)
                .returns("invalidValue", RefusedRequest::scimType)
                .satisfies(refused -> assertThat(refused.detail()).contains("'userName'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "okta-bulk-1 | {'method': 'GET', 'path': '/Users'} | POST | Users",
                "okta-bulk-2 | {'method': 'PUT', 'path': '/Nowhere/7', 'data': {}} | PUT | Bulk",
                "okta-bulk-3 | {'path': {}} | POST | Bulk",
                "okta-bulk-4 | 7 | POST | Bulk"
            })
    void refusal_ofAPartThatIsNoOperation_isKept(String token, String operation, String method, String endpoint) {
        client(token, TokenScope.ALL).post("/Bulk", bulk(operation)).isStatus(200);

        assertThat(refused(token))
                .returns(method, RefusedRequest::method)
                .returns(endpoint, RefusedRequest::endpoint)
                .returns(400, RefusedRequest::status);
    }

    @Test
    void part_ofABulkThatIsDone_isNoRefusal() {
        client("okta-bulk-5", TokenScope.ALL).post("/Bulk", bulk("""
                {'method': 'POST', 'path': '/Users', 'bulkId': '1', 'data': {'userName': 'bulk-fine'}}""")).isStatus(200);

        assertThat(arrivals().lastRefused("okta-bulk-5")).isNull();
    }

    private static String bulk(String operations) {
        return json("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'Operations': [" + operations
                + "]}");
    }

    @Test
    void refusal_outsideOfTheScope_isKept() {
        client("okta-3", TokenScope.READ_ONLY).post("/Users", user("otto")).isError(403);

        assertThat(refused("okta-3")).returns(403, RefusedRequest::status);
    }

    @Test
    void refusal_atAnAddressThatDoesNotExist_isLost() {
        ScimClient okta = client("okta-4", TokenScope.ALL);
        okta.get("/v2/Users").isStatus(404);

        assertThat(refused("okta-4").isLost()).isTrue();
    }

    @Test
    void lookUpOfNobody_isNoRefusal() {
        client("okta-5", TokenScope.ALL)
                .get("/Users/4b7b5b58-6a0b-4a3e-9f2b-000000000000")
                .isStatus(404);

        assertThat(arrivals().lastRefused("okta-5")).isNull();
    }

    @Test
    void strangers_whateverTheySend_areAHandfulWithoutANameAndPassNoMilestone() {
        ScimClient stranger = ScimClient.of(BRIDGE.root(), "never-a-token-of-this-bridge");
        for (int i = 0; i < 20; i++) {
            stranger.get("/scim/v2/Users?filter=a" + i).isStatus(401);
            stranger.without("Authorization").get("/scim/v2/Users/" + i).isStatus(401);
            stranger.get("/Users?filter=a" + i);
        }

        assertThat(arrivals().turnedAway())
                .extracting(TurnedAway::kind)
                .doesNotHaveDuplicates()
                .contains(TurnedAway.Kind.UNKNOWN_TOKEN, TurnedAway.Kind.NO_TOKEN, TurnedAway.Kind.WRONG_ADDRESS);
    }

    @Test
    void tokenThatWasRevoked_isAFormerOne() {
        ScimTokens tokens = BRIDGE.bean(ScimTokens.class);
        ScimTokens.Made made = tokens.make("okta-6", TokenScope.ALL, Set.of(), null);
        tokens.revoke(Objects.requireNonNull(made.token().id()));

        ScimClient.of(BRIDGE.root(), made.secret()).get("/scim/v2/Users").isStatus(401);

        assertThat(arrivals().turnedAway()).extracting(TurnedAway::kind).contains(TurnedAway.Kind.FORMER_TOKEN);
        assertThat(arrivals().milestones("okta-6")).isEmpty();
    }
}
