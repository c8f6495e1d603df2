package ramscim.server.guard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.core.intent.HeldIntent;
import ramscim.core.intent.Origin;
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

    /**
     * @param total how many there are at all
     * @param mark what "all" is, for who decides on all of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(int total, @Nullable String mark, List<HeldChange> changes) {}

    /** A change as it was listed. */
    record Listed(@Nullable String id, @Nullable Long sequence) {}

    /**
     * Which changes are meant. Ids alone, and whatever is held now, would be a decision on what nobody has seen.
     *
     * @param mark of the list, instead of {@code changes}: all that was held then
     */
    record Selection(
            @Nullable List<Listed> changes,
            @Nullable String mark,
            @Nullable List<String> ids,
            @Nullable Boolean all) {}

    /**
     * @param ids of the resources whose change was held until now
     * @param changed how many of the chosen were not decided on, because they are not held any more or something else
     *     is
     */
    record Decided(List<String> ids, int changed) {}

    @GetMapping("/admin/api/held")
    Page list(@RequestParam(defaultValue = "0") int skip, @RequestParam(defaultValue = "100") int limit) {
        HeldChanges.Shown shown = held.show(Math.max(0, skip), Math.max(1, Math.min(MAX, limit)));
        return new Page(shown.total(), shown.mark(), shown.changes());
    }

    @PostMapping("/admin/api/held/approve")
    Decided approve(@RequestBody Selection selection) {
        return decided(selection, engine::approve);
    }

    @PostMapping("/admin/api/held/reject")
    Decided reject(@RequestBody Selection selection) {
        return decided(selection, engine::reject);
    }

    private Decided decided(
            Selection selection, BiFunction<Collection<HeldIntent>, Origin, List<ResourceId>> decision) {
        Meant chosen = chosen(selection);
        List<ResourceId> decided = decision.apply(chosen.held(), RequestOrigin.ofAdministrator());
        return new Decided(decided.stream().map(ResourceId::toString).toList(), chosen.shown() - decided.size());
    }

    private Meant chosen(Selection selection) {
        boolean one = (selection.changes() == null) != (selection.mark() == null);
        boolean unmarked = Boolean.TRUE.equals(selection.all()) && selection.mark() == null;
        if (!one || unmarked || selection.ids() != null) {
            throw new BadAdminRequestException(
                    "Say which changes are meant as they were listed: either 'changes', a list of objects with the 'id' and 'sequence' of"
                            + " each, or the 'mark' of the list for all that was held then. 'ids' and 'all' alone do not say that.");
        }
        return selection.mark() == null ? Meant.of(listed(selection.changes())) : marked(selection.mark());
    }

    private static List<HeldIntent> listed(@Nullable List<Listed> changes) {
        List<HeldIntent> chosen = new ArrayList<>();
        for (Listed change : changes == null ? List.<Listed>of() : changes) {
            ResourceId id = change.id() == null ? null : ResourceId.parse(change.id());
            if (id == null || change.sequence() == null) {
                throw new BadAdminRequestException(
                        "Each of the 'changes' has the 'id' and the 'sequence' that the list gave.");
            }
            chosen.add(new HeldIntent(id, change.sequence()));
        }
        return chosen;
    }

    private Meant marked(String mark) {
        Meant all = held.marked(mark);
        if (all == null) {
            throw new BadAdminRequestException("The 'mark' is none that a list of what is held gave.");
        }
        return all;
    }
}
