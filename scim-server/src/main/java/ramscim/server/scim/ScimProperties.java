package ramscim.server.scim;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import ramscim.core.work.Budget;
import ramscim.scim.endpoint.ScimLimits;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/**
 * The SCIM endpoint.
 *
 * @param token the first bearer token; unset, one is made if the store has none
 * @param budget within which a request is answered
 * @param groupBudget within which one that changes a group is answered: each member is a call to RAM
 * @param maxBody the largest request body
 * @param bulkMaxOperations the most operations of a bulk request
 * @param bulkBudget when the operations of a bulk request that have not begun by then are put off
 * @param patchMaxOperations the most operations of a PATCH request, those on members of a group apart
 * @param maxResults how many resources a list holds at the most
 * @param defaultResults how many it holds if the client does not say
 * @param documentationUri what discovery tells of where people read how to set a client up; unset, the page Connect
 * @param advertisePagination whether discovery tells how lists are paged (RFC 9865), which some client libraries cannot
 *     read
 */
@Validated
@ConfigurationProperties("bridge.scim")
public record ScimProperties(
        @Nullable String token,
        @DefaultValue("10s") Duration budget,
        @DefaultValue("45s") Duration groupBudget,
        @DefaultValue("2MB") DataSize maxBody,
        @DefaultValue("100") @Min(1) @Max(1000) int bulkMaxOperations,
        @DefaultValue("30s") Duration bulkBudget,
        @DefaultValue("500") @Min(1) @Max(10_000) int patchMaxOperations,
        @DefaultValue("200") @Min(1) @Max(1000) int maxResults,
        @DefaultValue("100") @Min(1) @Max(1000) int defaultResults,
        @Nullable URI documentationUri,
        @DefaultValue("true") boolean advertisePagination) {
    private static final int SHORTEST_TOKEN = 24;

    public ScimProperties {
        if (token != null && !token.isBlank() && token.strip().length() < SHORTEST_TOKEN) {
            throw new StartException(
                    "Set %s to a token of at least %d characters, such as openssl rand -base64 32 makes."
                            .formatted(SettingName.of("bridge.scim.token"), SHORTEST_TOKEN));
        }
        if (documentationUri != null && documentationUri.toString().isBlank()) {
            documentationUri = null;
        }
        if (documentationUri != null && !isOfTheWeb(documentationUri)) {
            throw new StartException("Set %s to an address that begins with https:// or http://."
                    .formatted(SettingName.of("bridge.scim.documentation-uri")));
        }
    }

    private static boolean isOfTheWeb(URI uri) {
        return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    }

    /** How long a request waits for RAM: the budget, but for what reading and answering take. */
    public Budget patience() {
        return new Budget(patience(budget), patience(groupBudget));
    }

    private static Duration patience(Duration whole) {
        return whole.minus(whole.dividedBy(20));
    }

    ScimLimits limits() {
        return new ScimLimits(
                (int) maxBody.toBytes(),
                bulkMaxOperations,
                bulkBudget,
                patchMaxOperations,
                maxResults,
                defaultResults,
                documentationUri,
                advertisePagination);
    }
}
