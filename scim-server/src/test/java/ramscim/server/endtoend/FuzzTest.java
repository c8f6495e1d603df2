package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ramscim.server.running.RawConnection;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** Nonsense at every endpoint: it is refused as the client's mistake, in SCIM's form. */
class FuzzTest {
    private static final RunningBridge BRIDGE = RunningBridge.shared();
    private static final ScimClient SCIM = BRIDGE.scim();
    private static final String USER = SCIM.post("/Users", user(unique("zoe"))).id();
    private static final String GROUP =
            SCIM.post("/Groups", group(unique("zoo"))).id();

    /** A method and a path that takes a body. */
    private static final List<String> WRITES = List.of(
            "POST /Users",
            "POST /Groups",
            "PUT /Users/" + USER,
            "PUT /Groups/" + GROUP,
            "PATCH /Users/" + USER,
            "PATCH /Groups/" + GROUP,
            "POST /Bulk",
            "POST /.search",
            "POST /Users/.search",
            "POST /Groups/.search",
            "POST /Me");

    private static final List<String> BODIES = List.of(
            user(
                    "zed",
                    "'displayName': 'Z'",
                    "'active': true",
                    "'emails': [{'value': 'z@x.y', 'type': 'work', 'primary': true}]"),
            user(
                    "zed",
                    "'name': {'givenName': 'Z'}",
                    "'urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User': {'tags': [{'key': 'k', 'value': 'v'}]}",
                    "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'manager': {'value': 'm'}}"),
            user("zed", "'entitlements': [{'value': 'System: x'}]", "'roles': [{'value': 'r', 'primary': true}]"),
            group("zed", "'members': [{'value': '" + USER + "'}]"),
            patch("{'op': 'replace', 'path': 'emails[type eq \\\"work\\\"].value', 'value': 'z@x.y'}"),
            patch("{'op': 'add', 'value': {'name.givenName': 'Z'}}", "{'op': 'remove', 'path': 'members'}"),
            json("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'failOnErrors': 1, 'Operations':"
                    + " [{'method': 'PATCH', 'path': '/Users/" + USER
                    + "', 'version': 'x', 'data': {'Operations': []}},"
                    + " {'method': 'DELETE', 'path': '/Users/bulkId:q', 'bulkId': 'b'}]}"),
            json(
                    "{'schemas': ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], 'filter': 'title pr', 'count': 1,"
                            + " 'startIndex': 1, 'sortBy': 'title', 'attributes': ['title']}"));

    /** What may stand in place of any value of a body. */
    private static final List<String> ODDITIES = List.of(
            "null",
            "[]",
            "{}",
            "\"\"",
            "-1",
            "1e400",
            "99999999999999999999999",
            "true",
            "[[[[]]]]",
            "{\"value\": {\"value\": {}}}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "[null, 1, \"a\", {}]",
            "\"" + "x".repeat(5_000) + "\"",
            "[".repeat(60) + "]".repeat(60),
            "\"a[b eq \\\"c\\\"\"",
            "\"urn:ietf:params:scim:schemas:core:2.0:User:\"",
            "\"System: x\"",
            "[{\"value\": \"Custom:\"}, {\"value\": \"System:\"}]",
            "\"{x}\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"" + "a.".repeat(3_000) + "\"",
            "\"emails[type eq \\\"" + "t".repeat(5_000) + "\\\"].value\"",
            "[" + "{\"value\": \"v\"},".repeat(1_500) + "{}]",
            "[" + "{\"op\": \"add\", \"path\": \"title\", \"value\": \"x\"},".repeat(600) + "{}]",
            "{" + "\"a\": {".repeat(45) + "\"b\": 1" + "}".repeat(46));

    private static void send(String request, byte[] body) {
        String[] parts = request.split(" ", 2);
        check(SCIM.send(parts[0], parts[1], body), request);
    }

    private static void check(ScimAnswer answer, String request) {
        assertThat(answer.status())
                .as("%s: %s", request, answer.body())
                .matches(status -> status < 500 || status == 501, "is no failure of the bridge");
        if (answer.status() >= 400 && !request.startsWith("HEAD")) {
            answer.isError(answer.status());
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void body_ofRandomBytes_isTheClientsMistake(@ForAll("writes") String request, @ForAll byte[] body) {
        send(request, body);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void body_withOneValueReplaced_isTheClientsMistakeOrFine(
            @ForAll("writes") String request, @ForAll("oddBodies") String body) {
        send(request, body.getBytes(StandardCharsets.UTF_8));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void body_withOneByteChanged_isTheClientsMistakeOrFine(
            @ForAll("writes") String request, @ForAll("bodies") String body, @ForAll int place, @ForAll byte other) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(place, bytes.length)] = other;
        send(request, bytes);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void query_ofAnything_isTheClientsMistakeOrFine(
            @ForAll("paths") String path, @ForAll("parameters") String name, @ForAll("texts") String value) {
        String request = path + "?" + name + "=" + encoded(value);
        check(SCIM.get(request), "GET " + request);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void id_ofAnything_isTheClientsMistake(
            @ForAll("methods") String method, @ForAll("paths") String path, @ForAll("texts") String id) {
        String request = path + "/" + encoded(id);
        check(SCIM.send(method, request, "{}"), method + " " + request);
    }

    /** As bytes, because no client sends them: what security reads and what serves has to be one. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void address_ofAnyPieces_isTheClientsMistakeOrFine(@ForAll("addresses") String address, @ForAll boolean token) {
        ScimAnswer answer = RawConnection.exchange(
                BRIDGE.port(),
                "GET /" + address + " HTTP/1.1\r\nHost: localhost\r\n"
                        + (token ? "Authorization: Bearer " + RunningBridge.TOKEN + "\r\n" : "")
                        + "Connection: close\r\n\r\n");

        assertThat(answer.status()).as(address).isLessThan(500);
        if (!token) {
            assertThat(answer.body()).as(address).doesNotContain("Resources");
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.of(
                        "/",
                        "//",
                        ";x=y",
                        "%73cim",
                        "%2e%2e",
                        "..",
                        ".",
                        "scim",
                        "v2",
                        "Users",
                        "%7Bx%7D",
                        ".search",
                        "actuator",
                        "admin",
                        "?filter=",
                        "%",
                        "%00",
                        "\\",
                        "scim/v2/Users",
                        USER)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(pieces -> String.join("", pieces));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void header_ofAnything_isTheClientsMistakeOrFine(
            @ForAll("headers") String name, @ForAll("headerTexts") String value) {
        check(SCIM.with(name, value).patch("/Users/" + USER, patch()), name + ": " + value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Provide
    Arbitrary<String> writes() {
        return Arbitraries.of(WRITES);
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of(BODIES);
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("GET", "PUT", "PATCH", "DELETE", "POST", "HEAD", "OPTIONS", "BREW");
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                "/Users", "/Groups", "/Schemas", "/ResourceTypes", "", "/ServiceProviderConfig", "/Bulk", "/Me");
    }

    @Provide
    Arbitrary<String> parameters() {
        return Arbitraries.of(
                "filter",
                "startIndex",
                "count",
                "sortBy",
                "sortOrder",
                "cursor",
                "attributes",
                "excludedAttributes",
                "other");
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.of(
                "If-Match",
                "If-None-Match",
                "Accept",
                "Content-Type",
                "Accept-Language",
                "X-Request-Id",
                "X-Forwarded-Proto");
    }

    @Provide
    Arbitrary<String> headerTexts() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> oddBodies() {
        return Combinators.combine(bodies(), Arbitraries.integers().between(0, 30), Arbitraries.of(ODDITIES))
                .as(FuzzTest::replaceValue);
    }

    /** Replaces what stands behind one of the colons, up to the next comma or bracket. */
    private static String replaceValue(String body, int place, String oddity) {
        int colon = -1;
        for (int i = 0; i <= place; i++) {
            int next = body.indexOf("\": ", colon + 1);
            colon = next < 0 ? body.indexOf("\": ") : next;
        }
        int end = colon + 3;
        while (end < body.length() && ",]}".indexOf(body.charAt(end)) < 0) {
            end++;
        }
        return body.substring(0, colon + 3) + oddity + body.substring(end);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings().withChars("ab()[]\"'\\.:,$ eqandornotpr").ofMaxLength(40),
                Arbitraries.of(
                        "",
                        "-1",
                        "0",
                        "999999999999999999999999",
                        "1e9",
                        "NaN",
                        "' or '1'='1",
                        "../../etc/passwd",
                        "%00",
                        "\u0000",
                        "\ud800",
                        "userName eq \"" + "x".repeat(100_000) + "\"",
                        "(".repeat(10_000),
                        "not (".repeat(3_000) + "title pr" + ")".repeat(3_000),
                        "title pr and ".repeat(400) + "title pr",
                        "emails[type eq \"work\"",
                        "a.b.c.d eq 1",
                        "urn:x:y eq 1",
                        "meta.lastModified gt \"yesterday\"",
                        "active eq \"perhaps\"",
                        "userName sw 1",
                        "emails.primary gt true",
                        "x".repeat(20_000),
                        ",,,,",
                        "emails[type eq \"work\"].value,id"));
    }
}
