package ramscim.server.bundle;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import ramscim.server.admin.AdminApi;
import ramscim.server.admin.Exports;

@AdminApi
final class SupportBundleApi {
    private final SupportBundle bundle;

    SupportBundleApi(SupportBundle bundle) {
        this.bundle = bundle;
    }

    @Exports("a support bundle")
    @GetMapping("/admin/api/support-bundle")
    ResponseEntity<byte[]> bundle() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ram-scim-bridge-support.zip\"")
                .body(bundle.make());
    }
}
