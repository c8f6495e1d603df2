package ramscim.server.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Service accounts, for other programs. */
@AdminApi
final class ServiceAccountApi {
    private static final Duration DAY = Duration.ofHours(24);

    private final ServiceAccountAdministration administration;

    ServiceAccountApi(ServiceAccountAdministration administration) {
        this.administration = administration;
    }

    /** @param expires null for the usual life */
    record NewAccount(String name, AdminRole role, @Nullable Instant expires) {}

    /**
     * @param overlap how long the old token goes on working; a day if it is not said
     * @param expires when the new one ends; if it is not said, it lives as long as the old one was made for
     */
    record Rotation(@Nullable Duration overlap, @Nullable Instant expires) {}

    /** The only time that the secret is told. */
    record MadeAccount(ServiceAccount account, @JsonProperty String secret) {
        static MadeAccount of(ServiceAccounts.Made made) {
            return new MadeAccount(made.account(), made.secret());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "MadeAccount[" + account + "]";
        }
    }

    @GetMapping("/admin/api/service-accounts")
    List<ServiceAccount> list() {
        return administration.list();
    }

    @PostMapping("/admin/api/service-accounts")
    @ResponseStatus(HttpStatus.CREATED)
    MadeAccount make(@RequestBody NewAccount wanted) {
        return MadeAccount.of(administration.make(wanted.name(), wanted.role(), wanted.expires()));
    }

    @PostMapping("/admin/api/service-accounts/{id}/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    MadeAccount rotate(@PathVariable String id, @RequestBody(required = false) @Nullable Rotation rotation) {
        Rotation wanted = rotation == null ? new Rotation(null, null) : rotation;
        Duration overlap = Objects.requireNonNullElse(wanted.overlap(), DAY);
        return MadeAccount.of(administration.rotate(id, overlap, wanted.expires()));
    }

    @PostMapping("/admin/api/service-accounts/{id}/revoke")
    void revoke(@PathVariable String id) {
        administration.revoke(id);
    }
}
