package ramscim.scim.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import ramscim.core.refusal.ProvisioningException;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/** Reads request bodies strictly: one JSON object, of bounded size and depth. */
@Provider
final class ScimBodyReader implements MessageBodyReader<ScimBody> {
    private static final int MAX_DEPTH = 50;

    /** A million empty objects fit into a body, and fifty times its size into memory. */
    private static final int MAX_TOKENS = 400_000;

    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .build();

    private final int maxBytes;

    ScimBodyReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ScimBody.class;
    }

    @Override
    public ScimBody readFrom(
            Class<ScimBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(body);
    }

    ScimBody read(InputStream body) throws IOException {
        byte[] bytes = readBytes(body);
        if (bytes.length > maxBytes) {
            throw tooLarge();
        }
        try (JsonParser parser = JSON.createParser(bytes)) {
            BodyTree tree = new BodyTree(parser);
            JsonNode read = tree.next();
            if (read instanceof ObjectNode object && parser.nextToken() == null) {
                return new ScimBody(object, tree.repeated());
            }
            throw invalidSyntax("The request body must be one JSON object.");
        } catch (JsonProcessingException e) {
            throw invalidSyntax("The request body cannot be read as JSON: " + problem(e));
        }
    }

    /**
     * Jackson repeats the text that it does not understand, which may be a password: that part of its messages is left
     * out.
     */
    private static String problem(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return e.getOriginalMessage() + ".";
        }
        JsonLocation place = e.getLocation();
        return place == null
                ? "it is not well-formed."
                : "it is not well-formed at line %d, column %d.".formatted(place.getLineNr(), place.getColumnNr());
    }

    /** What goes wrong here is the client's doing: it is gone, or its body is not what its headers say. */
    private byte[] readBytes(InputStream body) {
        try {
            return body.readNBytes(maxBytes + 1);
        } catch (BodyException e) {
            throw notRead(e);
        } catch (IOException e) {
            throw invalidSyntax("The request body cannot be read to its end.");
        }
    }

    private RuntimeException notRead(BodyException e) {
        return switch (e.reason()) {
            case TOO_LARGE -> tooLarge();
            case TOO_SLOW ->
                new ScimRequestException(
                        ScimProblem.REQUEST_TIMEOUT, "The request body did not come within the time for it.");
            case TOO_MANY ->
                ProvisioningException.notYet("Too many requests are being read at the moment. Ask again.", TRY_AGAIN);
        };
    }

    private ScimRequestException tooLarge() {
        return new ScimRequestException(
                ScimProblem.PAYLOAD_TOO_LARGE, "The request body may have at most " + maxBytes + " bytes.");
    }

    private static ScimRequestException invalidSyntax(String detail) {
        return new ScimRequestException(ScimProblem.INVALID_SYNTAX, detail);
    }
}
