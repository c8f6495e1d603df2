package ramscim.server.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import ramscim.server.admin.AdminApi;

/** Tries the mapping out, for other programs. */
@AdminApi
final class MappingApi {
    private final MappingPreview preview;

    MappingApi(MappingPreview preview) {
        this.preview = preview;
    }

    @PostMapping("/admin/api/mapping/preview")
    MappingPreview.Preview preview(@RequestBody ObjectNode user) {
        return preview.of(user);
    }
}
