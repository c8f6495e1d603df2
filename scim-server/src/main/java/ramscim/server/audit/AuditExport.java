package ramscim.server.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import ramscim.server.table.Csv;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/** Writes events as a file, oldest first, as they are read. */
public enum AuditExport {
    /** RFC 4180, with a header line. */
    CSV("text/csv", "audit.csv") {
        @Override
        void begin(Audience reader, Appendable out) throws IOException {
            Csv.writeHeader(
                    COLUMNS.stream()
                            .map(column -> Words.of("audit.column." + column.toLowerCase(Locale.ROOT))
                                    .to(reader))
                            .toList(),
                    out);
        }

        @Override
        void write(ChainedEvent event, Appendable out) throws IOException {
            Csv.write(Arrays.asList(fields(event)), out);
        }
    },

    /** One JSON object a line. */
    JSON_LINES("application/x-ndjson", "audit.jsonl") {
        @Override
        void begin(Audience reader, Appendable out) {
            // There is nothing before the first line.
        }

        @Override
        void write(ChainedEvent event, Appendable out) throws IOException {
            out.append(json(event).toString()).append('\n');
        }
    };

    private static final List<String> COLUMNS = List.of(
            "sequence",
            "at",
            "kind",
            "resourceId",
            "resourceType",
            "subject",
            "actor",
            "requestId",
            "ramCalls",
            "detail",
            "change",
            "previousHash",
            "hash");

    private final String mediaType;
    private final String file;

    AuditExport(String mediaType, String file) {
        this.mediaType = mediaType;
        this.file = file;
    }

    abstract void begin(Audience reader, Appendable out) throws IOException;

    abstract void write(ChainedEvent event, Appendable out) throws IOException;

    /** Answers with all events that are wanted, as a file; its headings are in the reader's language. */
    void send(AuditLog log, AuditQuery query, Audience reader, HttpServletResponse response) throws IOException {
        response.setContentType(mediaType);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            export(log, query, reader, out);
        }
    }

    /** Writes all events that are wanted. */
    public void export(AuditLog log, AuditQuery query, Audience reader, Appendable out) throws IOException {
        begin(reader, out);
        try {
            log.each(query, event -> {
                try {
                    write(event, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The event as JSON, its change as an object. */
    public static ObjectNode json(ChainedEvent chained) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        @Nullable Object[] fields = fields(chained);
        for (int i = 0; i < fields.length; i++) {
            Object value = fields[i];
            String column = COLUMNS.get(i);
            if (value instanceof Long number) {
                json.put(column, number);
            } else if (value != null && column.equals("change")) {
                json.putRawValue(column, new RawValue(value.toString()));
            } else {
                json.put(column, value == null ? null : value.toString());
            }
        }
        return json;
    }

    private static @Nullable Object[] fields(ChainedEvent chained) {
        AuditEvent event = chained.event();
        Subject about = event.about();
        return new @Nullable Object[] {
            chained.sequence(),
            event.at(),
            event.kind(),
            about == null ? null : about.id(),
            about == null ? null : about.type(),
            about == null ? null : about.name(),
            event.origin().actor(),
            event.origin().requestId(),
            event.ramCalls(),
            event.detail(),
            event.change(),
            chained.previousHash(),
            chained.hash()
        };
    }
}
