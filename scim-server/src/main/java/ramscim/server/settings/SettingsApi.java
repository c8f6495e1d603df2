package ramscim.server.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import ramscim.server.admin.AdminApi;
import ramscim.server.admin.PageNotFoundException;

/** What the bridge runs with, for other programs. */
@AdminApi
final class SettingsApi {
    private final EffectiveSettings settings;
    private final About about;

    SettingsApi(EffectiveSettings settings, About about) {
        this.settings = settings;
        this.about = about;
    }

    @GetMapping("/admin/api/settings")
    List<Setting> settings() {
        return settings.all();
    }

    @GetMapping("/admin/api/about")
    Map<String, String> about() {
        Map<String, String> facts = new LinkedHashMap<>();
        about.facts().forEach((what, fact) -> facts.put(what.english(), fact.english()));
        return facts;
    }

    @GetMapping("/admin/api/about/sbom")
    ResponseEntity<Resource> billOfMaterials() {
        Resource bill = About.billOfMaterials()
                .orElseThrow(() -> new PageNotFoundException("This build has no bill of materials."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/vnd.cyclonedx+json"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ram-scim-bridge.cdx.json\"")
                .body(bill);
    }
}
