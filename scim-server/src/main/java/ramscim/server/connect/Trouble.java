package ramscim.server.connect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.server.traffic.RefusedRequest;
import ramscim.server.traffic.TurnedAway;

/**
 * Something that was refused, and what to change at the provider.
 *
 * @param page of the dashboard where more can be done; null: none
 */
record Trouble(
        Instant at,
        String address,
        String what,
        String advice,
        @Nullable String page) {
    private static final String FAILURES = "/admin/failures";

    /** @param base the address of this server's SCIM endpoint */
    static Trouble of(RefusedRequest refused, Provider provider, String base) {
        String where = refused.isLost() ? "an address that does not exist" : "/" + refused.endpoint();
        String what = "%s %s was answered %d%s: %s"
                .formatted(
                        refused.method(),
                        where,
                        refused.status(),
                        refused.scimType() == null ? "" : " (" + refused.scimType() + ")",
                        refused.detail());
        return new Trouble(
                refused.at(), refused.address(), what, advice(refused, provider, base), page(refused.status()));
    }

    private static @Nullable String page(int status) {
        return status == 409 || status == 403 ? FAILURES : null;
    }

    private static String advice(RefusedRequest refused, Provider provider, String base) {
        if (refused.isLost()) {
            return "Enter exactly %s as %s.".formatted(base, provider.addressField());
        }
        return switch (refused.status()) {
            case 400 -> badRequest(refused.scimType());
            case 403 ->
                "If the token is for users only, for groups only or for reading, make one for users and groups."
                        + " If not, the words say what the bridge or the account does not allow.";
            case 404 ->
                "The provider changes somebody whom the bridge does not know. Restart provisioning there, so that"
                        + " it looks everybody up again.";
            case 405, 406, 415 -> "Choose SCIM 2.0 there; this is no request of it.";
            case 409 ->
                "Somebody has this name already. If it is the same person in RAM, adopt them; else change one of"
                        + " the two names at the provider.";
            case 413 -> "Have the provider send fewer changes at once, or raise bridge.scim.max-body.";
            default ->
                refused.status() >= 500
                        ? "Nothing has to be changed at the provider: the bridge's log says more."
                        : "The words say what to change. The provider sends it again.";
        };
    }

    private static String badRequest(@Nullable String scimType) {
        return switch (scimType == null ? "" : scimType) {
            case "invalidFilter" ->
                "Let the provider find users by userName or externalId, and groups by displayName: that is"
                        + " its matching attribute, unique identifier or filter expression.";
            case "invalidPath", "noTarget", "mutability" ->
                "Take the attribute that the words name out of the provider's"
                        + " attribute mapping, or map it to one that the bridge has.";
            default ->
                "Correct the attribute that the words name in the provider's attribute mapping, or the person"
                        + " there.";
        };
    }

    static Trouble of(TurnedAway stranger, Provider provider, String base) {
        return switch (stranger.kind()) {
            case NO_TOKEN ->
                turnedAway(
                        stranger,
                        "A request had no bearer token.",
                        "Choose a bearer token, or an HTTP header, as the way to sign in, and enter the token as %s."
                                .formatted(provider.tokenField()));
            case UNKNOWN_TOKEN ->
                turnedAway(
                        stranger,
                        "A request had a token that was never one of this bridge.",
                        "Enter the token again as %s: all of it, and nothing else.".formatted(provider.tokenField()));
            case FORMER_TOKEN ->
                turnedAway(
                        stranger,
                        "A request had a token that has ended, was revoked, or is signed for something else.",
                        "Make a token, and enter it as %s. What is wrong with one that the provider's own issuer signs, the record of changes says."
                                .formatted(provider.tokenField()));
            case WRONG_ADDRESS ->
                turnedAway(
                        stranger,
                        "A request with a token missed the SCIM endpoint.",
                        "Enter exactly %s as %s.".formatted(base, provider.addressField()));
        };
    }

    private static Trouble turnedAway(TurnedAway stranger, String what, String advice) {
        return new Trouble(stranger.at(), stranger.address(), what, advice, null);
    }
}
