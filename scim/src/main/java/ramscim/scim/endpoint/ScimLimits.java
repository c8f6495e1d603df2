package ramscim.scim.endpoint;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a request may ask for, and whether clients are told all of it.
 *
 * @param maxBody the largest request body in bytes
 * @param bulkMaxOperations the most operations of a bulk request
 * @param bulkBudget when the operations of a bulk request that have not begun by then are put off
 * @param patchMaxOperations the most operations of a PATCH request, those on members of a group apart
 * @param maxResults how many resources a list holds at the most
 * @param defaultResults how many it holds if the client does not say
 * @param documentation for people who set a client up; null: the dashboard's page for that
 * @param advertisePagination whether discovery tells how lists are paged, which some client libraries cannot read
 */
public record ScimLimits(
        int maxBody,
        int bulkMaxOperations,
        Duration bulkBudget,
        int patchMaxOperations,
        int maxResults,
        int defaultResults,
        @Nullable URI documentation,
        boolean advertisePagination) {}
