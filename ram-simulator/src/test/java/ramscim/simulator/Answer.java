package ramscim.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the client got: a status and, if there was one, a JSON body. */
record Answer(int status, String contentType, String text) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    JsonNode body() {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    String code() {
        return body().path("Code").asText();
    }

    /** Status and code in one, as in {@code "404 EntityNotExist.User"}. */
    String error() {
        return status + " " + code();
    }

    JsonNode user() {
        return body().path("User");
    }

    /** One field of every entry of a list, as in {@code values("Users", "User", "UserId")}. */
    List<String> values(String outer, String inner, String field) {
        return StreamSupport.stream(body().path(outer).path(inner).spliterator(), false)
                .map(entry -> entry.path(field).asText())
                .toList();
    }
}
