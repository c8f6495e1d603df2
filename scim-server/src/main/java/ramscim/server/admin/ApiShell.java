package ramscim.server.admin;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The description of the API, and what is not in it. */
@AdminApi
final class ApiShell {
    @GetMapping("/admin/api/openapi.yaml")
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(new ClassPathResource("admin-api/openapi.yaml"));
    }

    @RequestMapping("/admin/api/**")
    void lost() {
        throw new PageNotFoundException(
                "Nothing of the admin API has this address; /admin/api/openapi.yaml describes what there is.");
    }
}
