package ramscim.server.adoption;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import ramscim.core.converge.Adoption;
import ramscim.core.directory.RamException;
import ramscim.server.admin.AdminApi;
import ramscim.server.admin.PageNotFoundException;
import ramscim.server.origin.RequestOrigin;

/** Adoption, for other programs. */
@AdminApi
final class AdoptionApi {
    private final Candidates candidates;
    private final AdoptionGrants grants;
    private final AdoptionProperties properties;

    AdoptionApi(Candidates candidates, AdoptionGrants grants, AdoptionProperties properties) {
        this.candidates = candidates;
        this.grants = grants;
        this.properties = properties;
    }

    /** @param total how many there are at all */
    record Page(Adoption.Mode mode, boolean groups, int total, int page, List<Candidate> candidates) {}

    /** @param keys of the refused creations */
    record Selection(List<String> keys) {}

    @GetMapping("/admin/api/adoption")
    Page list(@RequestParam(defaultValue = "0") int page) {
        return new Page(
                properties.mode(), properties.groups(), candidates.count(), Math.max(0, page), candidates.page(page));
    }

    @PostMapping("/admin/api/adoption")
    Candidates.Adopted adopt(@RequestBody Selection selection) {
        return candidates.adopt(selection.keys(), RequestOrigin.ofAdministrator());
    }

    @PostMapping(
            path = "/admin/api/adoption/list",
            consumes = {"text/csv", MediaType.TEXT_PLAIN_VALUE})
    Candidates.Listed adoptListed(@RequestBody String csv) {
        try {
            return candidates.adoptListed(csv, RequestOrigin.ofAdministrator());
        } catch (RamException e) {
            ProblemDetail problem =
                    ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
            throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, problem, e);
        }
    }

    @GetMapping("/admin/api/adoption/grants")
    List<AdoptionGrants.Grant> grants() {
        return grants.all();
    }

    @DeleteMapping("/admin/api/adoption/grants/{ramId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String ramId) {
        if (!grants.revoke(ramId, RequestOrigin.ofAdministrator())) {
            throw new PageNotFoundException("Nothing with this RAM id may be adopted.");
        }
    }
}
