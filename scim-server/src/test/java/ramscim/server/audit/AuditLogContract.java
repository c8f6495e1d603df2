package ramscim.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.intent.Origin;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;
import ramscim.store.StoreDatabase;

abstract class AuditLogContract {
    private final AuditFixture audit;

    AuditLogContract(StoreDatabase database) {
        audit = new AuditFixture(database);
    }

    @AfterEach
    void close() {
        audit.close();
    }

    private void happen(String... details) {
        for (String detail : details) {
            Subject about = new Subject(ResourceId.random(), ResourceType.GROUP, "Team " + detail);
            audit.trail.administered(Origin.ofAdministrator("eve", "req-" + detail), about, detail);
            audit.pass(Duration.ofHours(1));
        }
    }

    private String found(AuditQuery query) {
        StringBuilder details = new StringBuilder();
        audit.log
                .page(query, null, 10)
                .events()
                .forEach(event -> details.append(event.event().detail()));
        return details.toString();
    }

    @Test
    void page_givesNewestFirstAndTheRestByCursor() {
        happen("a", "b", "c", "d", "e");

        AuditLog.Page first = audit.log.page(AuditQuery.everything(), null, 3);
        AuditLog.Page second = audit.log.page(AuditQuery.everything(), first.next(), 3);

        assertThat(first.events()).extracting(event -> event.event().detail()).containsExactly("e", "d", "c");
        assertThat(second.events()).extracting(event -> event.event().detail()).containsExactly("b", "a");
        assertThat(second.next()).isNull();
    }

    @Test
    void page_bySubject_findsAnyPartWithoutCase() {
        happen("red", "green", "blue");

        assertThat(found(query("tEAM GR"))).isEqualTo("green");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\"})
    void page_bySubjectWithWildcard_takesItLiterally(String wildcard) {
        happen("red");

        assertThat(found(query(wildcard))).isEmpty();
    }

    private static AuditQuery query(String subject) {
        return new AuditQuery(null, subject, null, null, Set.of(), null, null);
    }

    @Test
    void page_byActorRequestKindAndTime_findsThose() {
        happen("a", "b", "c");
        audit.trail.administered(Origin.ofBridge("x"), null, "d");

        assertThat(found(new AuditQuery(null, null, "admin:eve", null, Set.of(), null, null)))
                .isEqualTo("cba");
        assertThat(found(new AuditQuery(null, null, null, "req-b", Set.of(), null, null)))
                .isEqualTo("b");
        assertThat(found(new AuditQuery(null, null, null, null, Set.of(AuditKind.HELD), null, null)))
                .isEmpty();
        assertThat(found(new AuditQuery(
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        AuditFixture.START.plusSeconds(3600),
                        AuditFixture.START.plusSeconds(7200))))
                .isEqualTo("b");
    }

    @Test
    void record_aSecurityEvent_isInTheChainWithWhatIsKnownOfIt() {
        happen("a");
        audit.trail.record(new SecurityEvent(
                        SecurityEventKind.ROLES_CHANGED,
                        new Caller(Caller.Kind.SSO, "https://login.example.com#2482", "Ada"),
                        new RequestSource("203.0.113.9", "req-9"),
                        "Another role.")
                .with("role", "viewer", "admin"));
        happen("b");

        AuditEvent event = audit.log
                .page(new AuditQuery(null, null, null, null, Set.of(AuditKind.ROLES_CHANGED), null, null), null, 10)
                .events()
                .get(0)
                .event();
        assertThat(event.origin()).isEqualTo(new Origin("sso:https://login.example.com#2482", "req-9"));
        assertThat(event.change())
                .isEqualTo("{\"address\":{\"after\":\"203.0.113.9\"},\"name\":{\"after\":\"Ada\"},"
                        + "\"role\":{\"before\":\"viewer\",\"after\":\"admin\"}}");
        assertThat(audit.log.verify().isIntact()).isTrue();
    }

    /** Whoever keeps the hash of an event elsewhere must find it again, whatever version runs. */
    @Test
    void hash_ofAnEventOfBefore_isWhatItWas() {
        audit.trail.administered(Origin.ofAdministrator("eve", "r"), null, "Something.");

        assertThat(audit.log.verify().lastHash())
                .isEqualTo("ee2a1554f19489c14ce4fe031859018c5629f6806c14bd4f0e7df818afb55eae");
    }

    @Test
    void verify_untouched_isIntact() {
        happen("a", "b", "c");

        ChainVerification verification = audit.log.verify();

        assertThat(verification.problem()).isNull();
        assertThat(verification.events()).isEqualTo(3);
        assertThat(verification.last()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set detail = 'x' where sequence = 2",
                "update audit_event set actor = 'admin:mallory' where sequence = 2",
                "update audit_event set occurred = occurred + 1 where sequence = 2",
                "update audit_event set change = null, subject = 'x' where sequence = 2",
                "delete from audit_event where sequence = 2",
                "delete from audit_event where sequence = 1",
                "delete from audit_event where sequence = 3",
                "delete from audit_event",
                "update audit_event set hash = (select hash from audit_event where sequence = 1) where sequence = 2",
                "update audit_head set hash = 'x'"
            })
    void verify_afterTampering_tellsSo(String tampering) {
        happen("a", "b", "c");

        audit.database.jdbc().sql(tampering).update();

        assertThat(audit.log.verify().isIntact()).isFalse();
    }

    @Test
    void verify_afterPretendedPruning_tellsSo() {
        happen("a", "b", "c");

        audit.database
                .jdbc()
                .sql("update audit_head set pruned_sequence = 1,"
                        + " pruned_hash = (select hash from audit_event where sequence = 1)")
                .update();
        audit.database.jdbc().sql("delete from audit_event where sequence = 1").update();

        assertThat(audit.log.verify().problem()).isEqualTo(Words.of("audit.chain.removed", "1"));
    }

    @Test
    void prune_removesTheOldAndLeavesTheChainIntact() {
        happen("a", "b", "c", "d");

        audit.retention(Duration.ofHours(2)).prune();

        assertThat(found(AuditQuery.everything()))
                .startsWith("The events up to 2")
                .endsWith("dc");
        assertThat(audit.log.verify().problem()).isNull();
    }

    @Test
    void prune_tellsInItsChangeWhereTheChainBegins() {
        happen("a", "b", "c", "d");

        audit.retention(Duration.ofHours(2)).prune();

        AuditLog.Ends ends = audit.log.ends();
        assertThat(audit.newest().change())
                .isEqualTo("{\"prunedSequence\":{\"after\":2},\"prunedHash\":{\"after\":\"%s\"}}"
                        .formatted(ends.prunedHash()));
        assertThat(Removal.in(audit.newest())).isEqualTo(new Removal(2, ends.prunedHash()));
    }

    @Test
    void prune_twice_leavesTheChainIntact() {
        happen("a", "b", "c", "d");
        audit.retention(Duration.ofHours(2)).prune();
        happen("e", "f");

        audit.retention(Duration.ofHours(3)).prune();

        assertThat(found(AuditQuery.everything())).contains("fe").endsWith("d");
        assertThat(audit.log.verify().problem()).isNull();
    }

    @Test
    void prune_withoutRetention_keepsEverything() {
        happen("a");
        audit.pass(Duration.ofDays(10_000));

        audit.retention(Duration.ZERO).prune();

        assertThat(found(AuditQuery.everything())).isEqualTo("a");
    }

    @Test
    void export_csv_quotesAndDisarmsFormulas() throws IOException {
        audit.trail.administered(Origin.ofAdministrator("eve", "r"), null, "=1+1, \"two\"\nlines");

        StringBuilder csv = new StringBuilder();
        AuditExport.CSV.export(audit.log, AuditQuery.everything(), Audience.PROGRAMS, csv);

        assertThat(csv).startsWith("sequence,at,kind,");
        assertThat(csv)
                .contains("1,\"2026-03-02T08:30:00Z\",\"ADMINISTERED\",,,,\"admin:eve\",\"r\",\"\","
                        + "\"'=1+1, \"\"two\"\"\nlines\",,\"\",\"");
    }

    @Test
    void export_jsonLines_hasTheChangeAsObject() throws IOException {
        audit.confirmedUser("ada");

        StringBuilder lines = new StringBuilder();
        AuditExport.JSON_LINES.export(audit.log, AuditQuery.everything(), Audience.PROGRAMS, lines);

        var last = new ObjectMapper().readTree(lines.toString().split("\n", -1)[1]);
        assertThat(last.at("/kind").textValue()).isEqualTo("CONFIRMED");
        assertThat(last.at("/subject").textValue()).isEqualTo("ada");
        assertThat(last.at("/change/userName/after").textValue()).isEqualTo("ada");
    }

    /** What docs/operations.md tells auditors to compute. */
    @Test
    void export_jsonLine_itsHashCanBeComputedFromIt() throws Exception {
        audit.confirmedUser("adéle 张 \\\"x\\\"");

        StringBuilder lines = new StringBuilder();
        AuditExport.JSON_LINES.export(audit.log, AuditQuery.everything(), Audience.PROGRAMS, lines);

        ObjectMapper json = new ObjectMapper();
        for (String line : lines.toString().split("\n")) {
            JsonNode event = json.readTree(line);
            ArrayNode fields = json.createArrayNode();
            fields.add(event.get("sequence"));
            fields.add(Instant.parse(event.get("at").textValue()).toEpochMilli());
            for (String name : List.of(
                    "kind", "resourceId", "resourceType", "subject", "actor", "requestId", "ramCalls", "detail")) {
                fields.add(event.get(name));
            }
            fields.add(event.get("change").toString());
            fields.add(event.get("previousHash"));
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(fields.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(HexFormat.of().formatHex(hash))
                    .isEqualTo(event.get("hash").textValue());
        }
    }

    @Test
    void export_moreThanFitsInMemoryAtOnce_isComplete() throws IOException {
        audit.database.transactions().write(() -> {
            for (int i = 0; i < 1_234; i++) {
                audit.trail.administered(Origin.ofBridge("r"), null, "x");
            }
        });

        StringBuilder lines = new StringBuilder();
        AuditExport.JSON_LINES.export(audit.log, AuditQuery.everything(), Audience.PROGRAMS, lines);

        assertThat(lines.toString().lines()).hasSize(1_234);
        assertThat(audit.log.verify().events()).isEqualTo(1_234);
    }

    @Test
    void verify_eventOfAKindThatOnlyANewerVersionHas_isIntactAndToldAsItIs() {
        Origin eve = Origin.ofAdministrator("eve", "req-1");
        audit.database
                .transactions()
                .write(() -> audit.trail.write(
                        List.of(new AuditEvent(AuditFixture.START, "OF_TOMORROW", null, eve, "", "Something.", null))));
        happen("a");

        assertThat(audit.log.verify().problem()).isNull();
        List<ChainedEvent> events =
                audit.log.page(AuditQuery.everything(), null, 10).events();
        assertThat(events).hasSize(2);
        EventView shown = EventView.of(events.get(1));
        assertThat(shown.words()).isEqualTo(Words.quoted("OF_TOMORROW"));
        assertThat(shown.level()).isEqualTo("grey");
        assertThat(shown.isOfSecurity()).isFalse();
        assertThat(AuditExport.json(events.get(1)).path("kind").asText()).isEqualTo("OF_TOMORROW");
    }
}
