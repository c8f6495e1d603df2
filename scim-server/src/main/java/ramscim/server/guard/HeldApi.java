package ramscim.server.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceId;
import ramscim.server.admin.AdminApi;
import ramscim.server.admin.BadAdminRequestException;
import ramscim.server.origin.RequestOrigin;

/** Held changes, for other programs. */
@AdminApi
final class HeldApi {
    private static final int MAX = 1000;

    private final HeldChanges held;
    private final ProvisioningEngine engine;

    HeldApi(HeldChanges held, ProvisioningEngine engine) {
        this.held = held;
        this.engine = engine;
    }

    /** @param total how many there are at all */
    record Page(int total, List<HeldChange> changes) {}

    /**
     * Which changes are meant.
     *
     * @param ids of the resources
     * @param all whatever is held, instead of {@code ids}
     */
    record Selection(@Nullable List<String> ids, boolean all) {}

    /** @param ids of the resources whose change was held until now */
    record Decided(List<String> ids) {
        static Decided of(List<ResourceId> ids) {
            return new Decided(ids.stream().map(ResourceId::toString).toList());
        }
    }

    @GetMapping("/admin/api/held")
    Page list(@RequestParam(defaultValue = "0") int skip, @RequestParam(defaultValue = "100") int limit) {
        return new Page(held.count(), held.list(Math.max(0, skip), Math.max(1, Math.min(MAX, limit))));
    }

    @PostMapping("/admin/api/held/approve")
    Decided approve(@RequestBody Selection selection) {
        return Decided.of(engine.approve(selected(selection), RequestOrigin.ofAdministrator()));
    }

    @PostMapping("/admin/api/held/reject")
    Decided reject(@RequestBody Selection selection) {
        return Decided.of(engine.reject(selected(selection), RequestOrigin.ofAdministrator()));
    }

    private List<ResourceId> selected(Selection selection) {
        List<String> ids = selection.ids();
        if (selection.all() == (ids != null)) {
            throw new BadAdminRequestException("Say either which changes are meant, in 'ids', or 'all': true.");
        }
        return ids == null ? held.ids() : HeldChanges.parsed(ids);
    }
}
