package ramscim.server.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import ramscim.server.admin.AdminApi;
import ramscim.server.admin.BadAdminRequestException;

/** Tokens, for other programs. */
@AdminApi
final class TokenApi {
    private static final Duration DAY = Duration.ofHours(24);

    private final TokenAdministration administration;

    TokenApi(TokenAdministration administration) {
        this.administration = administration;
    }

    /**
     * @param way a bearer token if it is not said
     * @param rights none if they are not said
     * @param expires if it is not said, it lives as long as {@code bridge.scim.token-life} says
     * @param never whether it never ends
     */
    record NewToken(
            @Nullable String name,
            @Nullable SignInWay way,
            @Nullable TokenScope scope,
            @Nullable Set<TokenRight> rights,
            @Nullable List<String> addresses,
            int requestsPerMinute,
            @Nullable Instant expires,
            boolean never) {
        private ClientTerms terms() {
            try {
                return new ClientTerms(
                        Objects.requireNonNullElse(scope, TokenScope.ALL),
                        Objects.requireNonNullElse(rights, Set.of()),
                        new ClientLimits(Objects.requireNonNullElse(addresses, List.of()), requestsPerMinute));
            } catch (ClientLimits.Wrong e) {
                throw new BadAdminRequestException(e.words());
            }
        }
    }

    /**
     * @param overlap how long the old token goes on working; a day if it is not said
     * @param expires when the new one ends; if it is not said, it lives as long as the old one was made for
     * @param never whether the new one never ends
     */
    record Rotation(@Nullable Duration overlap, @Nullable Instant expires, boolean never) {
        private TokenEnd end() {
            if (never && expires != null) {
                throw endsTwice();
            }
            return never || expires != null ? TokenEnd.at(expires) : TokenEnd.asBefore();
        }
    }

    /** The only time that the secret is told. */
    record MadeToken(ScimToken token, @JsonProperty String secret) {
        static MadeToken of(ScimTokens.Made made) {
            return new MadeToken(made.token(), made.secret());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "MadeToken[" + token + "]";
        }
    }

    @GetMapping("/admin/api/tokens")
    List<ScimToken> list() {
        return administration.list();
    }

    @PostMapping("/admin/api/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    MadeToken make(@RequestBody NewToken wanted) {
        if (wanted.never() && wanted.expires() != null) {
            throw endsTwice();
        }
        return MadeToken.of(administration.make(
                Objects.requireNonNullElse(wanted.name(), ""),
                Objects.requireNonNullElse(wanted.way(), SignInWay.TOKEN),
                wanted.terms(),
                wanted.never() || wanted.expires() != null ? wanted.expires() : administration.usualEnd()));
    }

    private static BadAdminRequestException endsTwice() {
        return new BadAdminRequestException("A token ends at 'expires' or 'never', not both.");
    }

    @PostMapping("/admin/api/tokens/{id}/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    MadeToken rotate(@PathVariable String id, @RequestBody(required = false) @Nullable Rotation rotation) {
        Rotation wanted = rotation == null ? new Rotation(null, null, false) : rotation;
        return MadeToken.of(administration.rotate(id, Objects.requireNonNullElse(wanted.overlap(), DAY), wanted.end()));
    }

    @PostMapping("/admin/api/tokens/{id}/revoke")
    void revoke(@PathVariable String id) {
        administration.revoke(id);
    }

    @PostMapping("/admin/api/tokens/{id}/restore")
    void restore(@PathVariable String id) {
        administration.restore(id);
    }
}
