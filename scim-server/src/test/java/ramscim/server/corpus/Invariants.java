package ramscim.server.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ramscim.server.running.ScimAnswer;

/** What holds for every answer, whatever was asked. */
final class Invariants {
    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    private static final Pattern RESOURCE = Pattern.compile("core:2\\.0:(User|Group)$");
    private static final Pattern PASSWORD = Pattern.compile("\"password\"\\s*:");

    private final Step step;
    private final ScimAnswer answer;
    private final JsonNode body;
    private final List<String> problems = new ArrayList<>();

    private Invariants(Step step, ScimAnswer answer) {
        this.step = step;
        this.answer = answer;
        this.body = answer.json();
    }

    /** Those that are broken. */
    static List<String> broken(Step step, ScimAnswer answer) {
        Invariants invariants = new Invariants(step, answer);
        invariants.checkHeaders();
        if (!answer.body().isEmpty() && !step.method().equals("HEAD")) {
            invariants.checkForm();
        }
        if (invariants.body.isContainerNode()) {
            invariants.checkMessage();
        }
        return invariants.problems;
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            problems.add("invariant: " + problem);
        }
    }

    private void checkHeaders() {
        require(answer.status() != 204 || answer.body().isEmpty(), "204 must have no body");
        require(answer.status() != 201 || answer.header("Location") != null, "201 without a Location header");
        require(answer.status() != 401 || answer.header("WWW-Authenticate") != null, "401 without WWW-Authenticate");
    }

    private void checkForm() {
        require(!body.isMissingNode(), "body is not JSON");
        String type = lowerCase(answer.header("Content-Type"));
        String accepted = lowerCase(step.header("Accept"));
        boolean wantsPlain = accepted.contains("application/json") && !accepted.contains("scim+json");
        require(
                type.matches("application/scim\\+json\\b.*") || (wantsPlain && type.matches("application/json\\b.*")),
                "Content-Type is \"" + type + "\"");
    }

    private static String lowerCase(@Nullable String header) {
        return header == null ? "" : header.toLowerCase(Locale.ROOT);
    }

    private void checkMessage() {
        JsonNode schemas = body.path("schemas");
        require(schemas.isArray(), "\"schemas\" missing or not an array");
        if (answer.status() >= 400) {
            checkError();
        } else if (has(Pattern.compile(Pattern.quote(LIST)))) {
            checkList();
        } else if (has(RESOURCE)) {
            checkResource();
        }
        body.path("Resources")
                .forEach(resource -> require(
                        !resource.has("id") || resource.get("id").isTextual(), "Resources[].id must be a string"));
        boolean passwordExpected = answer.body().contains("core:2.0:Schema")
                || step.json().path("allowPassword").asBoolean();
        require(passwordExpected || !PASSWORD.matcher(answer.body()).find(), "password in a response");
    }

    private boolean has(Pattern urn) {
        for (JsonNode schema : body.path("schemas")) {
            if (urn.matcher(schema.asText()).find()) {
                return true;
            }
        }
        return false;
    }

    private void checkError() {
        require(has(Pattern.compile(Pattern.quote(ERROR))), "error body lacks the SCIM Error schema");
        require(
                String.valueOf(answer.status()).equals(body.path("status").textValue()),
                "error \"status\" must be the string \"" + answer.status() + "\"");
    }

    private void checkList() {
        for (String number : List.of("totalResults", "startIndex", "itemsPerPage")) {
            JsonNode value = body.path(number);
            require(
                    value.isIntegralNumber() || (value.isMissingNode() && !number.equals("totalResults")),
                    number + " must be an integer");
        }
        boolean some = body.path("totalResults").asInt() > 0
                && body.path("itemsPerPage").asInt(1) != 0;
        require(!some || body.path("Resources").isArray(), "Resources must be an array");
    }

    private void checkResource() {
        String id = body.path("id").textValue();
        require(id != null && !id.isEmpty(), "id must be a non-empty string");
        String location = body.at("/meta/location").textValue();
        require(
                location == null
                        || URLDecoder.decode(location, StandardCharsets.UTF_8).endsWith("/" + id),
                "meta.location " + location + " does not end in the id");
    }
}
