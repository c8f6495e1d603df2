package ramscim.server.connect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.server.traffic.RefusedRequest;
import ramscim.server.traffic.TurnedAway;
import ramscim.server.words.Words;

/**
 * Something that was refused, and what to change at the provider.
 *
 * @param said what the provider was told, in the words it was told; null: nothing that would say more
 * @param page of the dashboard where more can be done; null: none
 */
record Trouble(
        Instant at,
        String address,
        Words what,
        @Nullable String said,
        Words advice,
        @Nullable String page) {
    private static final String FAILURES = "/admin/failures";

    /** @param base the address of this server's SCIM endpoint */
    static Trouble of(RefusedRequest refused, Provider provider, String base) {
        return new Trouble(
                refused.at(),
                refused.address(),
                what(refused),
                refused.detail(),
                advice(refused, provider, base),
                page(refused.status()));
    }

    private static Words what(RefusedRequest refused) {
        Words where = refused.isLost() ? Words.of("connect.refused.nowhere") : Words.quoted("/" + refused.endpoint());
        String status = Integer.toString(refused.status());
        return Words.of(
                "connect.refused.answered",
                refused.method(),
                where,
                refused.scimType() == null ? status : status + " (" + refused.scimType() + ")");
    }

    private static @Nullable String page(int status) {
        return status == 409 || status == 403 ? FAILURES : null;
    }

    private static Words advice(RefusedRequest refused, Provider provider, String base) {
        if (refused.isLost()) {
            return Words.of("connect.advice.address", base, provider.addressField());
        }
        return switch (refused.status()) {
            case 400 -> badRequest(refused.scimType());
            case 403 -> Words.of("connect.advice.forbidden");
            case 404 -> Words.of("connect.advice.unknown");
            case 405, 406, 415 -> Words.of("connect.advice.no-scim");
            case 409 -> Words.of("connect.advice.taken");
            case 413 -> Words.of("connect.advice.too-large");
            default -> Words.of(refused.status() >= 500 ? "connect.advice.log" : "connect.advice.other");
        };
    }

    private static Words badRequest(@Nullable String scimType) {
        return switch (scimType == null ? "" : scimType) {
            case "invalidFilter" -> Words.of("connect.advice.filter");
            case "invalidPath", "noTarget", "mutability" -> Words.of("connect.advice.path");
            default -> Words.of("connect.advice.value");
        };
    }

    static Trouble of(TurnedAway stranger, Provider provider, String base) {
        Words field = provider.tokenField();
        return switch (stranger.kind()) {
            case NO_TOKEN ->
                turnedAway(stranger, Words.of("connect.stranger.no-token"), Words.of("connect.advice.no-token", field));
            case UNKNOWN_TOKEN ->
                turnedAway(
                        stranger,
                        Words.of("connect.stranger.unknown-token"),
                        Words.of("connect.advice.unknown-token", field));
            case FORMER_TOKEN ->
                turnedAway(
                        stranger,
                        Words.of("connect.stranger.former-token"),
                        Words.of("connect.advice.former-token", field));
            case WRONG_ADDRESS ->
                turnedAway(
                        stranger,
                        Words.of("connect.stranger.wrong-address"),
                        Words.of("connect.advice.address", base, provider.addressField()));
        };
    }

    private static Trouble turnedAway(TurnedAway stranger, Words what, Words advice) {
        return new Trouble(stranger.at(), stranger.address(), what, null, advice, null);
    }
}
